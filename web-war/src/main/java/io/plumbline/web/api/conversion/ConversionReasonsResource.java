package io.plumbline.web.api.conversion;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Page;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.ReasonCode;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.Query;
import io.plumbline.web.portal.conversion.ReasonWords;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/conversion-reasons")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public class ConversionReasonsResource {

    /** @param decisions statuses it may be given with; none for those that the product gives itself. @param words by language */
    public record Reason(String code, List<String> decisions, Map<String, String> words) {

        static Reason of(ReasonCode code) {
            Map<String, String> words = new TreeMap<>();
            List.of(Locale.ENGLISH, Locale.GERMAN).forEach(language -> words.put(language.getLanguage(), ReasonWords.of(code.key(), language)));
            return new Reason(code.key(), Arrays.stream(ConversionStatus.values()).filter(code::fits).map(ConversionStatus::key).toList(), words);
        }
    }

    @Inject
    private Authority authority;
    @Context
    private HttpServletRequest http;

    @GET
    @Gate(partners = true)
    @Operation(summary = "Why conversions are refused, held, taken back or earn nothing: the codes, and the words partners read")
    public Page<Reason> list() {
        new Query(http);
        authority.requireReader();
        return Answers.whole(Arrays.stream(ReasonCode.values()).map(Reason::of).toList());
    }
}
