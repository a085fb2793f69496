package io.plumbline.web.api.lead;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.shared.Page;
import io.plumbline.tracking.api.Lead;
import io.plumbline.tracking.api.LeadConfirmations;
import io.plumbline.tracking.api.LeadFilter;
import io.plumbline.tracking.api.LeadMove;
import io.plumbline.tracking.api.LeadReceipt;
import io.plumbline.tracking.api.LeadSource;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.LeadSheets;
import io.plumbline.tracking.api.Leads;
import io.plumbline.tracking.api.OptIn;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Api;
import io.plumbline.web.api.EventQuery;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.Query;
import io.plumbline.web.edge.ConversionDoor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/leads")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Leads")
public class LeadsResource {

    private static final String EXAMPLE = """
            {"campaignId": "…", "goal": "lead", "email": "jane@firm.example", "name": "Jane Doe", "clickId": "…", "consent": {"text": "2026-01", "address": "203.0.113.9"}, "optIn": true}""";

    /** @param at when it happened; null for now @param eventId name of this message: sent again, it counts once */
    public record StageSaid(String stage, Instant at, String eventId, Money value, String reason) {
    }

    @Inject
    private Leads leads;
    @Inject
    private ConversionDoor door;
    @Inject
    private LeadSheets sheets;
    @Inject
    private LeadConfirmations confirmations;
    @Inject
    private Authority authority;
    @Context
    private HttpServletRequest http;

    @POST
    @Gate(partners = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Hands a lead in: recorded with its conversion, or found to be known. A partner's key hands in for its partner, for campaigns it has terms with")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "lead", value = EXAMPLE)))
    @APIResponseSchema(value = LeadReceipt.class, responseCode = "201", responseDescription = "Recorded; 200 for a duplicate, which earns nobody anything")
    public Response take(LeadRequest lead) {
        door.settle(Collections.singletonList(lead.clickId()));
        LeadReceipt receipt = leads.take(lead.submission(authority));
        return receipt.result() == LeadReceipt.Result.DUPLICATE ? Response.ok(receipt).build()
                : Response.status(201).header(HttpHeaders.LOCATION, Api.PATH + "/leads/" + receipt.leadId()).entity(receipt).build();
    }

    @POST
    @Path("/list")
    @Gate(partners = true, forgets = true)
    @Consumes("text/csv")
    @Operation(summary = "A partner hands a list in: campaign=, goal=; at most 1000 lines of external_id, email, phone, name, company, time, consent. consent= says it for lines that do not, else it stays unknown. Each line by itself, and the same list again changes nothing")
    public Page<LeadSheets.Line> hand(InputStream csv) {
        authority.requirePartner();
        Query query = new Query(http, "campaign", "goal", "consent");
        new Check().that(query.id("campaign") != null, "campaign", "required", "Say for which campaign.").done();
        return Answers.whole(sheets.hand(query.id("campaign"), query.text("goal"), query.text("consent"), csv));
    }

    @GET
    @Gate(partners = true)
    @Operation(summary = "Lists the stages that leads have reached, newest first; each=lead lists leads as they stand (source, optIn, questions=true narrow it). A partner's key lists its own leads")
    public Response list() {
        Query query = EventQuery.of(http, "each", "source", "optIn", "questions");
        if (!authority.isPartner() && !"lead".equals(query.text("each"))) {
            Page<Lead.Change> page = leads.changes(EventQuery.filter(query), query.page());
            return Response.ok(new Page<>(page.items().stream().map(LeadItem::of).toList(), page.next())).build();
        }
        return Response.ok(leads.list(new LeadFilter(query.id("advertiser"), query.id("campaign"), query.id("partner"), query.key(LeadStage.class, "status"),
                query.key(LeadSource.class, "source"), query.key(OptIn.class, "optIn"), query.text("customer"), query.flag("questions") ? Boolean.TRUE : null, query.from(), query.to()),
                query.page())).build();
    }

    @GET
    @Gate(partners = true)
    @Path("/{id}")
    @Operation(summary = "One lead with its history and what it earned, stage by stage. Partners see their own, with masked contact data")
    public Lead get(@PathParam("id") String id) {
        return leads.get(Ids.parse("lead", id));
    }

    @POST
    @Path("/{id}/stages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says where the lead stands, in the words of your CRM. Told in any order and twice, it ends where the latest event says")
    public Leads.Moved say(@PathParam("id") String id, StageSaid said) {
        UUID lead = Ids.parse("lead", id);
        return leads.move(LeadMove.of(lead, said.stage(), said.at(), said.eventId(), LeadSource.API, said.value() == null ? null : said.value().amount().toPlainString(),
                said.value() == null ? null : said.value().currency(), said.reason()));
    }

    @GET
    @Path("/{id}/confirmation")
    @Operation(summary = "How the confirmation by its owner stands; marketers see the link, to hand it over where no mail is sent")
    public LeadConfirmations.Standing confirmation(@PathParam("id") String id) {
        return confirmations.of(Ids.parse("lead", id));
    }

    @POST
    @Path("/{id}/confirmation")
    @Operation(summary = "Sends the mail that asks for the confirmation once more")
    @APIResponse(responseCode = "202", description = "It is sent once more")
    public Response again(@PathParam("id") String id) {
        confirmations.again(Ids.parse("lead", id));
        return Response.status(202).build();
    }

    @GET
    @Path("/funnel")
    @Operation(summary = "How far leads of a time came: reached, standing there now, share of the step before, median time to it, value")
    public Page<Leads.Step> funnel() {
        Query query = new Query(http, "advertiser", "campaign", "from", "to");
        return Answers.whole(leads.funnel(query.id("advertiser"), query.id("campaign"), query.from(), query.to()));
    }

    @GET
    @Path("/unmapped")
    @Operation(summary = "Words for stages that no mapping knows, the most frequent first")
    public Page<Leads.Unmapped> unmapped() {
        return Answers.whole(leads.unmapped(new Query(http, "advertiser").id("advertiser")));
    }
}
