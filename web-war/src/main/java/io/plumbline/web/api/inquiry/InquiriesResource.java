package io.plumbline.web.api.inquiry;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.shared.Page;
import io.plumbline.tracking.api.Inquiries;
import io.plumbline.tracking.api.Inquiry;
import io.plumbline.tracking.api.InquiryDraft;
import io.plumbline.tracking.api.InquiryStatus;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.MergePatch;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/inquiries")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partner programme")
public class InquiriesResource {

    private static final String EXAMPLE = """
            {"clickId": "…", "transactionId": "ORDER-77", "amount": {"amount": "59.90", "currency": "EUR"}, "happenedAt": "2026-11-20T18:00:00Z", "text": "The shop confirmed it."}""";

    /** @param partnerId whom it is for, when staff writes it */
    public record Order(UUID partnerId, UUID conversionId, String clickId, UUID campaignId, String goal, Instant happenedAt, String transactionId, Money amount,
            String text) {

        InquiryDraft draft() {
            return new InquiryDraft(partnerId, conversionId, clickId, campaignId, goal, happenedAt, transactionId, amount == null ? null : amount.amount().toPlainString(),
                    amount == null ? null : amount.currency(), text);
        }
    }

    /** @param status {@code accepted, refused} or {@code withdrawn}; the rest is for accepting */
    public record Decision(InquiryStatus status, String reason, UUID conversionId, String clickId, String goal, String transactionId, Money amount, Instant occurredAt) {

        Inquiries.Acceptance acceptance() {
            return new Inquiries.Acceptance(reason, conversionId, clickId, goal, transactionId, amount == null ? null : amount.amount().toPlainString(),
                    amount == null ? null : amount.currency(), occurredAt);
        }
    }

    public record Word(String text) {
    }

    @Inject
    private Inquiries inquiries;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @POST
    @Gate(partners = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says that a result is missing (click, order id, campaign, time, amount) or questions one (conversionId). A partner's key speaks for its partner")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "missing", value = EXAMPLE)))
    @APIResponseSchema(value = Inquiry.class, responseCode = "201", responseDescription = "Opened; dueAt says by when it is answered")
    public Response open(Order order) {
        Inquiry opened = inquiries.open(order.draft());
        return Answers.created("inquiries", opened.id(), opened.version(), opened);
    }

    @GET
    @Gate(partners = true)
    @Operation(summary = "Lists inquiries, newest first; a partner's key sees its own. status=open|answered|accepted|refused|withdrawn, overdue=true for those past their day")
    public Page<Inquiry> list() {
        Query query = new Query(http, "partner", "status", "overdue");
        return inquiries.list(query.id("partner"), query.key(InquiryStatus.class, "status"), "true".equals(query.text("overdue")), query.page());
    }

    @GET
    @Gate(partners = true)
    @Path("/{id}")
    @Operation(summary = "One inquiry with its conversation, and its version as ETag")
    @APIResponseSchema(Inquiry.class)
    public Response get(@PathParam("id") String id) {
        Inquiry found = inquiries.get(Ids.parse("inquiry", id));
        return Answers.found(request, found.version(), found);
    }

    @GET
    @Path("/{id}/candidates")
    @Operation(summary = "Clicks and conversions that may be meant, the surest first; staff only")
    public Page<Inquiries.Candidate> candidates(@PathParam("id") String id) {
        return Answers.whole(inquiries.candidates(Ids.parse("inquiry", id)));
    }

    @POST
    @Gate(partners = true)
    @Path("/{id}/notes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds to the conversation: staff's word asks back, a partner's reply opens the inquiry again")
    @APIResponseSchema(Inquiry.class)
    public Response say(@PathParam("id") String id, Word word) {
        Inquiry now = inquiries.say(Ids.parse("inquiry", id), word.text());
        return Answers.changed(now.version(), now);
    }

    @PATCH
    @Gate(partners = true)
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Decides an inquiry: accepted records or approves the result by the rules, refused tells the reason; a partner withdraws its own")
    @APIResponseSchema(Inquiry.class)
    public Response decide(@PathParam("id") String id, Decision decision) {
        UUID key = Ids.parse("inquiry", id);
        Long expected = Answers.ifMatch(headers);
        if (decision.status() == null || !decision.status().isDecided()) {
            inquiries.get(key);
            throw new Invalid("status", "status-unknown", "Use accepted, refused or withdrawn.");
        }
        Inquiry now = switch (decision.status()) {
            case ACCEPTED -> inquiries.accept(key, expected, decision.acceptance());
            case REFUSED -> inquiries.refuse(key, expected, decision.reason());
            default -> inquiries.withdraw(key, expected);
        };
        return Answers.changed(now.version(), now);
    }
}
