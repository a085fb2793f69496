package io.plumbline.web.api.privacy;

import io.plumbline.shared.Page;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.PrivacyPolicies;
import io.plumbline.tracking.api.PrivacyPolicies.Setting;
import io.plumbline.tracking.api.PrivacyPolicy;
import io.plumbline.tracking.api.Retention;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/privacy")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Privacy")
public class PrivacyResource {

    /** @param days null keeps it for ever */
    public record Days(Integer days) {
    }

    @Inject
    private PrivacyPolicies policies;
    @Inject
    private Retention retention;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @GET
    @Path("/policy")
    @Operation(summary = "How persons are treated: the workspace's policy, or with advertiser= that advertiser's; own is what was set there, effective what holds")
    @APIResponseSchema(Setting.class)
    public Response policy() {
        Setting setting = policies.get(new Query(http, "advertiser").id("advertiser"));
        return Answers.found(request, setting.version(), setting);
    }

    @PUT
    @Path("/policy")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets the policy of the workspace, or with advertiser= of that advertiser; what is left out is taken from above")
    @APIResponseSchema(Setting.class)
    public Response set(PrivacyPolicy policy) {
        Setting setting = policies.put(new Query(http, "advertiser").id("advertiser"), Answers.ifMatch(headers), policy);
        return Answers.changed(setting.version(), setting);
    }

    @POST
    @Path("/decisions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Gate(forgets = true)
    @Operation(summary = "What would be decided about a request with these signals; nothing is recorded")
    public ConsentDecision decide(ConsentQuestion question) {
        return policies.decide(question.advertiserId(), question.signals());
    }

    @GET
    @Path("/retention")
    @Operation(summary = "How long each class of data is kept, and how many rows would go now")
    public Page<Retention.Rule> rules() {
        new Query(http);
        return Answers.whole(retention.rules());
    }

    @PUT
    @Path("/retention/{dataClass}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets after how many days a class of data goes; null keeps it for ever")
    public Retention.Rule keep(@PathParam("dataClass") String dataClass, Days days) {
        return retention.set(dataClass, days.days());
    }

    @GET
    @Path("/retention/runs")
    @Operation(summary = "What went, newest first")
    public Page<Retention.Run> runs() {
        new Query(http);
        return Answers.whole(retention.runs());
    }

    @POST
    @Path("/retention/runs")
    @Operation(summary = "Lets go now what the night would let go, as far as one request may take")
    public Retention.Run run() {
        return retention.run();
    }
}
