package io.plumbline.web.api.advertiser;

import io.plumbline.campaign.api.Economics;
import io.plumbline.campaign.api.Overhead;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/advertisers/{id}/overheads")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Planning")
public class OverheadsResource {

    private static final String EXAMPLE = """
            {"month": "2026-01", "amount": {"amount": "3100.00", "currency": "EUR"}}""";

    public record Draft(YearMonth month, Money amount) {
    }

    @Inject
    private Economics economics;
    @Context
    private HttpServletRequest http;

    @GET
    @Operation(summary = "What marketing for the advertiser costs besides media and partners, the newest month first")
    public Page<Overhead> list(@PathParam("id") String id) {
        new Query(http);
        return Answers.whole(economics.overheads(Ids.parse("advertiser", id)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets a month's overhead, in the advertiser's currency; an amount of null takes back what was set. Answers with all that are in force")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "overhead", value = EXAMPLE)))
    public Page<Overhead> set(@PathParam("id") String id, Draft draft) {
        UUID advertiser = Ids.parse("advertiser", id);
        economics.setOverhead(advertiser, draft.month(), draft.amount());
        return Answers.whole(economics.overheads(advertiser));
    }
}
