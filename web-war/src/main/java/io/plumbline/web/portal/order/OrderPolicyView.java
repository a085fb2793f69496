package io.plumbline.web.portal.order;

import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.ValidationPolicies;
import io.plumbline.tracking.api.ValidationPolicies.Setting;
import io.plumbline.tracking.api.ValidationPolicy;
import io.plumbline.web.portal.EventSearch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** How an advertiser's conversions are validated, and which campaigns approve at the lock date. */
@Named
@RequestScoped
public class OrderPolicyView {

    private static final int CAMPAIGNS = 200;

    @Inject
    private ValidationPolicies policies;
    @Inject
    private Campaigns campaigns;
    @Inject
    private EventSearch search;

    private Setting setting;
    private List<Campaign> running = List.of();
    private Map<UUID, Boolean> atLock = Map.of();
    private Long version;
    private ValidationPolicy.Matching orders;
    private String goal;
    private BigDecimal tolerance;
    private BigDecimal tolerancePercent;
    private ValidationPolicy.Differing differing;
    private Integer missingDays;
    private ValidationPolicy.Missing missing;
    private ValidationPolicy.Response existingCustomer;
    private ValidationPolicy.Response selfReferral;

    @PostConstruct
    void read() {
        UUID advertiser = search.filter().advertiser();
        if (advertiser == null) {
            return;
        }
        setting = policies.get(advertiser);
        version = setting.version();
        ValidationPolicy now = setting.effective();
        orders = now.orders();
        goal = now.goal();
        tolerance = now.tolerance();
        tolerancePercent = now.tolerancePercent();
        differing = now.differing();
        missingDays = now.missingDays();
        missing = now.missing();
        existingCustomer = now.existingCustomer();
        selfReferral = now.selfReferral();
        running = campaigns.list(advertiser, null, null, PageRequest.first(CAMPAIGNS)).items();
        atLock = policies.autoApprovals(advertiser).stream().filter(one -> one.scope().equals("campaign"))
                .collect(Collectors.toMap(ValidationPolicies.AutoApproval::scopeId, ValidationPolicies.AutoApproval::atLock));
    }

    public void save() {
        ValidationPolicy now = setting.effective();
        policies.put(setting.advertiserId(), version, new ValidationPolicy(orders, goal, tolerance, tolerancePercent, differing, missingDays, missing, existingCustomer, selfReferral,
                now.selfReferralBy(), now.refundWaitDays()));
        read();
    }

    public void turn(UUID campaign) {
        policies.approveAtLock("campaign", campaign, isAtLock(campaign) ? null : true);
        read();
    }

    public boolean isAtLock(UUID campaign) {
        return atLock.getOrDefault(campaign, false);
    }

    public boolean isChosen() {
        return setting != null;
    }

    public List<Campaign> getCampaigns() {
        return running;
    }

    public ValidationPolicy.Matching[] getMatchings() {
        return ValidationPolicy.Matching.values();
    }

    public ValidationPolicy.Differing[] getDifferings() {
        return ValidationPolicy.Differing.values();
    }

    public ValidationPolicy.Missing[] getMissings() {
        return ValidationPolicy.Missing.values();
    }

    public ValidationPolicy.Response[] getResponses() {
        return ValidationPolicy.Response.values();
    }

    public Long getVersion() {
        return version;
    }

    public void setVersion(Long version) {
        this.version = version;
    }

    public ValidationPolicy.Matching getOrders() {
        return orders;
    }

    public void setOrders(ValidationPolicy.Matching orders) {
        this.orders = orders;
    }

    public String getGoal() {
        return goal;
    }

    public void setGoal(String goal) {
        this.goal = goal;
    }

    public BigDecimal getTolerance() {
        return tolerance;
    }

    public void setTolerance(BigDecimal tolerance) {
        this.tolerance = tolerance;
    }

    public BigDecimal getTolerancePercent() {
        return tolerancePercent;
    }

    public void setTolerancePercent(BigDecimal tolerancePercent) {
        this.tolerancePercent = tolerancePercent;
    }

    public ValidationPolicy.Differing getDiffering() {
        return differing;
    }

    public void setDiffering(ValidationPolicy.Differing differing) {
        this.differing = differing;
    }

    public Integer getMissingDays() {
        return missingDays;
    }

    public void setMissingDays(Integer missingDays) {
        this.missingDays = missingDays;
    }

    public ValidationPolicy.Missing getMissing() {
        return missing;
    }

    public void setMissing(ValidationPolicy.Missing missing) {
        this.missing = missing;
    }

    public ValidationPolicy.Response getExistingCustomer() {
        return existingCustomer;
    }

    public void setExistingCustomer(ValidationPolicy.Response existingCustomer) {
        this.existingCustomer = existingCustomer;
    }

    public ValidationPolicy.Response getSelfReferral() {
        return selfReferral;
    }

    public void setSelfReferral(ValidationPolicy.Response selfReferral) {
        this.selfReferral = selfReferral;
    }
}
