package io.plumbline.web.api.order;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.Page;
import io.plumbline.tracking.api.ValidationPolicies;
import io.plumbline.tracking.api.ValidationPolicies.AutoApproval;
import io.plumbline.tracking.api.ValidationPolicies.Setting;
import io.plumbline.tracking.api.ValidationPolicy;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
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

@Path("/validation")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Validation")
public class ValidationResource {

    /** @param scope {@code campaign} or {@code agreement}. @param atLock null takes the setting away */
    public record Approval(String scope, UUID scopeId, Boolean atLock) {
    }

    @Inject
    private ValidationPolicies policies;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @GET
    @Path("/policy")
    @Operation(summary = "How the conversions of advertiser= are validated; own is what was set, effective what holds")
    @APIResponseSchema(Setting.class)
    public Response policy() {
        Setting setting = policies.get(advertiser());
        return Answers.found(request, setting.version(), setting);
    }

    @PUT
    @Path("/policy")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets how the conversions of advertiser= are validated; what is left out is as everywhere")
    @APIResponseSchema(Setting.class)
    public Response set(ValidationPolicy policy) {
        Setting setting = policies.put(advertiser(), Answers.ifMatch(headers), policy);
        return Answers.changed(setting.version(), setting);
    }

    @GET
    @Path("/auto-approvals")
    @Operation(summary = "Campaigns and agreements of advertiser= for which it is said whether the lock date approves")
    public Page<AutoApproval> approvals() {
        return Answers.whole(policies.autoApprovals(advertiser()));
    }

    @PUT
    @Path("/auto-approvals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says for a campaign or an agreement whether undecided results are approved on their lock date")
    public Page<AutoApproval> approve(Approval approval) {
        if (approval.scopeId() == null) {
            throw new Invalid("scopeId", "required", "Say which campaign or agreement.");
        }
        return Answers.whole(policies.approveAtLock(approval.scope(), approval.scopeId(), approval.atLock()));
    }

    private UUID advertiser() {
        return new Query(http, "advertiser").id("advertiser");
    }
}
