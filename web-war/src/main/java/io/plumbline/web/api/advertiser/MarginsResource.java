package io.plumbline.web.api.advertiser;

import io.plumbline.campaign.api.Economics;
import io.plumbline.campaign.api.Margin;
import io.plumbline.shared.Ids;
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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/advertisers/{id}/margins")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Planning")
public class MarginsResource {

    private static final String EXAMPLE = """
            {"from": "2026-01-01", "share": "0.4"}""";

    public record Draft(LocalDate from, BigDecimal share) {
    }

    @Inject
    private Economics economics;
    @Context
    private HttpServletRequest http;

    @GET
    @Operation(summary = "What is left of the advertiser's revenue before marketing, the newest day first")
    public Page<Margin> list(@PathParam("id") String id) {
        new Query(http);
        return Answers.whole(economics.margins(Ids.parse("advertiser", id)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets the margin from a UTC day on; a share of null takes back what was set for that day. Answers with all that are in force")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "margin", value = EXAMPLE)))
    public Page<Margin> set(@PathParam("id") String id, Draft draft) {
        UUID advertiser = Ids.parse("advertiser", id);
        economics.setMargin(advertiser, draft.from(), draft.share());
        return Answers.whole(economics.margins(advertiser));
    }
}
