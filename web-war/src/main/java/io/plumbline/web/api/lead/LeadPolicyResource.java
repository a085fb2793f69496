package io.plumbline.web.api.lead;

import io.plumbline.tracking.api.LeadPolicies;
import io.plumbline.tracking.api.LeadPolicy;
import io.plumbline.tracking.api.LeadStage;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/lead-policy")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Leads")
public class LeadPolicyResource {

    /** @param approved null for yes */
    public record RuleOrder(LeadStage stage, LeadPolicy.Verdict decides, String reason, String goal, LeadPolicy.Worth worth, Boolean approved, LeadPolicy.TakeBack takeBack) {

        LeadPolicy.Rule rule() {
            return new LeadPolicy.Rule(stage, decides, reason, goal, worth, approved == null || approved, takeBack);
        }
    }

    /**
     * @param names       words of a CRM to stages of ours
     * @param dedupeDays  null for 90
     * @param confirmDays null for 7
     */
    public record Order(UUID advertiserId, UUID campaignId, Map<String, LeadStage> names, List<RuleOrder> rules, Integer dedupeDays, Integer confirmDays) {

        LeadPolicy policy() {
            return new LeadPolicy(names, rules == null ? LeadPolicy.STANDARD.rules() : rules.stream().map(RuleOrder::rule).toList(), dedupeDays == null ? LeadPolicy.STANDARD.dedupeDays() : dedupeDays,
                    confirmDays == null ? LeadPolicy.STANDARD.confirmDays() : confirmDays);
        }
    }

    /** @param words as a CRM would tell them, one after the other */
    public record Trying(UUID advertiserId, UUID campaignId, Map<String, LeadStage> names, List<RuleOrder> rules, List<String> words) {
    }

    @Inject
    private LeadPolicies policies;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @GET
    @Operation(summary = "What stages of leads mean in money: a campaign's policy, else its advertiser's, else the standard")
    @APIResponseSchema(LeadPolicies.Kept.class)
    public Response get() {
        Query query = new Query(http, "advertiser", "campaign");
        LeadPolicies.Kept kept = policies.of(query.id("advertiser"), query.id("campaign"));
        return Answers.found(request, kept.version(), kept);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets it from now on, also for words that came before and were not known; what was paid by a rule of before stays until the lead moves")
    @APIResponseSchema(LeadPolicies.Kept.class)
    public Response set(Order order) {
        LeadPolicies.Kept kept = policies.set(order.advertiserId(), order.campaignId(), Answers.ifMatch(headers), order.policy());
        return Answers.changed(kept.version(), kept);
    }

    @POST
    @Gate(forgets = true)
    @Path("/try")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a policy would read out of these words, and what would follow for a lead that was told of them; nothing is kept")
    public LeadPolicies.Trial tryOut(Trying trying) {
        return policies.tryOut(trying.advertiserId(), trying.campaignId(), new Order(null, null, trying.names(), trying.rules(), null, null).policy(),
                trying.words() == null ? List.of() : trying.words());
    }
}
