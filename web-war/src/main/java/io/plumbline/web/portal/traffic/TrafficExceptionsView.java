package io.plumbline.web.portal.traffic;

import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Goals;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.RuleSet;
import io.plumbline.tracking.api.RuleVersion;
import io.plumbline.tracking.api.TrafficRule;
import io.plumbline.tracking.api.TrafficRules;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.ListFilter;
import io.plumbline.web.portal.Names;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is different for one advertiser, its goals and its campaigns; each change makes a draft that the next one builds on. */
@Named
@ViewScoped
public class TrafficExceptionsView implements Serializable {

    private static final int MOST_GOALS = 200;

    @Inject
    private TrafficRules rules;
    @Inject
    private Names names;
    @Inject
    private Goals goals;
    @Inject
    private Campaigns planned;
    @Inject
    private ListFilter filter;
    @Inject
    private EventSearch search;

    private RuleVersion base;
    private UUID advertiser;
    private UUID campaign;
    private String addresses;
    private String internal;
    private String userAgents;
    private String subIds;
    private String honeypots;
    private final Map<UUID, Integer> least = new HashMap<>();
    private final Map<UUID, Integer> most = new HashMap<>();
    private Page<Campaign> shown;
    private Integer uniqueSeconds;
    private final Map<String, String> responses = new HashMap<>();

    @PostConstruct
    void read() {
        String asked = search.value("rules");
        base = asked.matches("\\d{1,9}") ? rules.get(Integer.parseInt(asked)) : rules.active();
        advertiser = names.getAdvertisers().stream().map(one -> one.id()).filter(id -> search.is("advertiser", id)).findFirst()
                .orElse(names.getAdvertisers().stream().map(one -> one.id()).findFirst().orElse(null));
        shown = advertiser == null ? new Page<>(List.of(), null) : planned.list(advertiser, null, filter.getText(), filter.page());
        campaign = filter.campaign() == null || !planned.get(filter.campaign()).advertiserId().equals(advertiser) ? null : filter.campaign();
        readAdvertiser(base.rules().advertisers().getOrDefault(advertiser == null ? new UUID(0, 0) : advertiser, new RuleSet.Blocked(null, null, null, null, null)));
        for (Goal goal : getGoals()) {
            RuleSet.Bounds bounds = base.rules().goals().get(goal.id());
            least.put(goal.id(), bounds == null ? null : bounds.minSeconds());
            most.put(goal.id(), bounds == null ? null : bounds.maxSeconds());
        }
        RuleSet.OfCampaign own = campaign == null ? null : base.rules().campaigns().get(campaign);
        if (own != null) {
            uniqueSeconds = own.uniqueSeconds();
            responses.putAll(own.responses());
        }
    }

    private void readAdvertiser(RuleSet.Blocked own) {
        addresses = String.join("\n", own.addresses());
        internal = String.join("\n", own.internal());
        userAgents = String.join("\n", own.userAgents());
        subIds = SubIdLines.written(own.subIds());
        honeypots = String.join("\n", own.honeypots());
    }

    public String saveAdvertiser() {
        RuleSet.Blocked own = new RuleSet.Blocked(SubIdLines.lines(addresses), SubIdLines.lines(internal), SubIdLines.lines(userAgents), SubIdLines.read(subIds),
                SubIdLines.lines(honeypots));
        boolean nothing = own.addresses().isEmpty() && own.internal().isEmpty() && own.userAgents().isEmpty() && own.subIds().isEmpty() && own.honeypots().isEmpty();
        return draft(base.rules().withAdvertiser(advertiser, nothing ? null : own), names.advertiser(advertiser));
    }

    public String saveGoals() {
        RuleSet next = base.rules();
        for (Goal goal : getGoals()) {
            Integer from = least.get(goal.id());
            Integer to = most.get(goal.id());
            next = next.withGoal(goal.id(), from == null && to == null ? null : new RuleSet.Bounds(from, to));
        }
        return draft(next, names.advertiser(advertiser));
    }

    public String saveCampaign() {
        Map<String, String> own = new HashMap<>(responses);
        own.values().removeIf(response -> response == null || response.isEmpty());
        return draft(base.rules().withCampaign(campaign, own.isEmpty() && uniqueSeconds == null ? null : new RuleSet.OfCampaign(uniqueSeconds, own)), names.campaign(campaign));
    }

    private String draft(RuleSet next, String about) {
        int version = rules.draft(next, about).version();
        return "/app/traffic/exceptions.xhtml?faces-redirect=true&rules=" + version + "&advertiser=" + advertiser + (campaign == null ? "" : "&campaign=" + campaign);
    }

    public RuleVersion getBase() {
        return base;
    }

    public UUID getAdvertiser() {
        return advertiser;
    }

    public UUID getCampaign() {
        return campaign;
    }

    public List<Goal> getGoals() {
        return advertiser == null ? List.of() : new ArrayList<>(goals.list(advertiser, PageRequest.first(MOST_GOALS)).items());
    }

    public List<Campaign> getCampaigns() {
        return shown.items();
    }

    public String getNextLink() {
        return filter.next(shown);
    }

    /** How many things a campaign has otherwise. */
    public int exceptions(UUID id) {
        RuleSet.OfCampaign own = base.rules().campaigns().get(id);
        return own == null ? 0 : own.responses().size() + (own.uniqueSeconds() == null ? 0 : 1);
    }

    public List<TrafficRule> getRules() {
        return List.of(TrafficRule.values());
    }

    public List<String> choices(TrafficRule rule) {
        return Arrays.stream(TrafficRule.Response.values()).filter(r -> r != TrafficRule.Response.INVALID || !rule.mayOnlySuspect()).map(Keyed::key).toList();
    }

    public String getAddresses() {
        return addresses;
    }

    public void setAddresses(String addresses) {
        this.addresses = addresses;
    }

    public String getInternal() {
        return internal;
    }

    public void setInternal(String internal) {
        this.internal = internal;
    }

    public String getUserAgents() {
        return userAgents;
    }

    public void setUserAgents(String userAgents) {
        this.userAgents = userAgents;
    }

    public String getSubIds() {
        return subIds;
    }

    public void setSubIds(String subIds) {
        this.subIds = subIds;
    }

    public String getHoneypots() {
        return honeypots;
    }

    public void setHoneypots(String honeypots) {
        this.honeypots = honeypots;
    }

    public Map<UUID, Integer> getLeast() {
        return least;
    }

    public Map<UUID, Integer> getMost() {
        return most;
    }

    public Integer getUniqueSeconds() {
        return uniqueSeconds;
    }

    public void setUniqueSeconds(Integer uniqueSeconds) {
        this.uniqueSeconds = uniqueSeconds;
    }

    public Map<String, String> getResponses() {
        return responses;
    }
}
