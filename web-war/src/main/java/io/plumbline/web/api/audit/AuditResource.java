package io.plumbline.web.api.audit;

import io.plumbline.campaign.api.AuditChecks;
import io.plumbline.campaign.api.AuditEntry;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.AuditVerification;
import io.plumbline.reporting.api.SelfAudit;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class AuditResource {

    public record Result(List<SelfAudit.Check> checks) {
    }

    @Inject
    private SelfAudit selfAudit;
    @Inject
    private AuditTrail trail;
    @Inject
    private AuditChecks chain;
    @Context
    private HttpServletRequest http;

    @GET
    @Path("/audit")
    @Operation(summary = "The self-audit: recounts the figures from the events and re-adds the ledger")
    public Result audit() {
        return new Result(selfAudit.run());
    }

    @GET
    @Path("/audit/runs")
    @Operation(summary = "Runs of the self-audit that were kept, newest first: the scheduled ones and those asked for")
    public Page<SelfAudit.Run> runs() {
        Integer limit = new Query(http).number("limit");
        return Answers.whole(selfAudit.history(limit == null ? PageRequest.DEFAULT : limit));
    }

    @POST
    @Path("/audit/runs")
    @Gate(forgets = true)
    @Operation(summary = "Begins a run of the self-audit, or answers the one that is under way")
    @APIResponseSchema(value = SelfAudit.Run.class, responseCode = "202", responseDescription = "Begun; Location says where its result will be")
    public Response begin() {
        SelfAudit.Run begun = selfAudit.begin();
        return Answers.accepted("audit/runs", begun.id(), begun);
    }

    @GET
    @Path("/audit/runs/{id}")
    @Operation(summary = "One run of the self-audit: running, ok, broken or failed, with what its checks found")
    public SelfAudit.Run run(@PathParam("id") String id) {
        return selfAudit.get(Ids.parse("audit-run", id));
    }

    @GET
    @Path("/audit-trail/verify")
    @Operation(summary = "Recomputes the hash chain of the audit trail and names the first entry that does not fit")
    public AuditVerification verify() {
        return chain.verify();
    }

    @GET
    @Path("/audit-trail")
    @Operation(summary = "Who changed what, from what, to what; newest first")
    public Page<AuditItem> trail() {
        Query query = new Query(http, "subjectType", "subject", "actor", "from", "to");
        Page<AuditEntry> page = trail.list(query.text("subjectType"), query.id("subject"), query.text("actor"), query.from(), query.to(),
                query.page());
        return new Page<>(page.items().stream().map(AuditItem::of).toList(), page.next());
    }
}
