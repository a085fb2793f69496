package io.plumbline.web.api.programme;

import io.plumbline.campaign.api.Application;
import io.plumbline.campaign.api.ApplicationDraft;
import io.plumbline.campaign.api.ApplicationStatus;
import io.plumbline.campaign.api.Applications;
import io.plumbline.campaign.api.LookAlike;
import io.plumbline.campaign.api.LookAlikes;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Page;
import io.plumbline.shared.Role;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/applications")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partner programme")
public class ApplicationsResource {

    /** @param status {@code approved} (with group), {@code rejected} (with reason) or {@code answered} (with question: something is asked back) */
    public record Decision(ApplicationStatus status, String group, String reason, String question) {
    }

    /** @param invitationUrl where the new partner's first person chooses a password; told once, null unless approved; @param mailed whether it went to the partner by mail */
    public record Decided(Application application, String login, String invitationUrl, boolean mailed) {
    }

    @Inject
    private Applications applications;
    @Inject
    private LookAlikes lookAlikes;
    @Inject
    private Workspace workspace;
    @Inject
    private Authority authority;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    /** @param pageUrl the applicant's own page, told once */
    public record Filed(Application application, String pageUrl) {
    }

    @POST
    @Gate(forgets = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Files an application that came another way, such as by a form of your own; answers has the programme's questions by their keys")
    @APIResponseSchema(value = Filed.class, responseCode = "201", responseDescription = "Filed; pageUrl is for the applicant, told once")
    public Response file(ApplicationDraft draft) {
        authority.require(Role.MARKETER);
        Applications.Filed filed = applications.apply(draft);
        return Answers.created("applications", filed.application().id(), filed.application().version(),
                new Filed(filed.application(), workspace.baseUrl() + "/join-status.xhtml?ticket=" + filed.page()));
    }

    @GET
    @Operation(summary = "Lists applications, newest first")
    public Page<Application> list() {
        Query query = new Query(http, "status", "text");
        return applications.list(query.key(ApplicationStatus.class, "status"), query.text("text"), query.page());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One application, with its version as ETag")
    @APIResponseSchema(Application.class)
    public Response get(@PathParam("id") String id) {
        Application found = applications.get(Ids.parse("application", id));
        return Answers.found(request, found.version(), found);
    }

    @GET
    @Path("/{id}/look-alikes")
    @Operation(summary = "Partners and other applications that may be the same: same e-mail address, website, name, network address or device")
    public Page<LookAlike> lookAlikes(@PathParam("id") String id) {
        return Answers.whole(lookAlikes.ofApplication(Ids.parse("application", id)));
    }

    @PATCH
    @Path("/{id}")
    @Gate(forgets = true)
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Approves (the answer has the invitation, once), rejects with a reason, or asks back")
    @APIResponseSchema(Decided.class)
    public Response decide(@PathParam("id") String id, Decision decision) {
        UUID key = Ids.parse("application", id);
        Long expected = Answers.ifMatch(headers);
        if (decision.status() == null || decision.status() == ApplicationStatus.PENDING || decision.status() == ApplicationStatus.UNCONFIRMED) {
            throw new Invalid("status", "status-unknown", "Use approved, rejected or answered.");
        }
        if (decision.status() == ApplicationStatus.APPROVED) {
            Applications.Approved approved = applications.approve(key, expected, decision.group());
            return Answers.changed(approved.application().version(),
                    new Decided(approved.application(), approved.login(), workspace.baseUrl() + "/invitation.xhtml?ticket=" + approved.invitation(), approved.mailed()));
        }
        Application now = decision.status() == ApplicationStatus.REJECTED ? applications.reject(key, expected, decision.reason())
                : applications.ask(key, expected, decision.question());
        return Answers.changed(now.version(), new Decided(now, null, null, false));
    }
}
