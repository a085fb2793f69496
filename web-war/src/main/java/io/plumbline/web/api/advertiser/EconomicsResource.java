package io.plumbline.web.api.advertiser;

import io.plumbline.campaign.api.Economics;
import io.plumbline.campaign.api.Margin;
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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is left of an advertiser's revenue before marketing, and what marketing costs it besides media and partners. */
@Path("/advertisers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Planning")
public class EconomicsResource {

    private static final String MARGIN = """
            {"from": "2026-01-01", "share": "0.4"}""";
    private static final String OVERHEAD = """
            {"month": "2026-01", "amount": {"amount": "3100.00", "currency": "EUR"}}""";

    public record MarginDraft(LocalDate from, BigDecimal share) {
    }

    public record OverheadDraft(YearMonth month, Money amount) {
    }

    @Inject
    private Economics economics;
    @Context
    private HttpServletRequest http;

    @GET
    @Path("/{id}/margins")
    @Operation(summary = "What is left of the advertiser's revenue before marketing, the newest day first")
    public Page<Margin> margins(@PathParam("id") String id) {
        new Query(http);
        return Answers.whole(economics.margins(Ids.parse("advertiser", id)));
    }

    @PUT
    @Path("/{id}/margins")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets the margin from a UTC day on; a share of null takes back what was set for that day. Answers with all that are in force")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "margin", value = MARGIN)))
    public Page<Margin> setMargin(@PathParam("id") String id, MarginDraft draft) {
        UUID advertiser = Ids.parse("advertiser", id);
        economics.setMargin(advertiser, draft.from(), draft.share());
        return Answers.whole(economics.margins(advertiser));
    }

    @GET
    @Path("/{id}/overheads")
    @Operation(summary = "What marketing for the advertiser costs besides media and partners, the newest month first")
    public Page<Overhead> overheads(@PathParam("id") String id) {
        new Query(http);
        return Answers.whole(economics.overheads(Ids.parse("advertiser", id)));
    }

    @PUT
    @Path("/{id}/overheads")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets a month's overhead, in the advertiser's currency; an amount of null takes back what was set. Answers with all that are in force")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "overhead", value = OVERHEAD)))
    public Page<Overhead> setOverhead(@PathParam("id") String id, OverheadDraft draft) {
        UUID advertiser = Ids.parse("advertiser", id);
        economics.setOverhead(advertiser, draft.month(), draft.amount());
        return Answers.whole(economics.overheads(advertiser));
    }
}
