package io.plumbline.web.portal.lead;

import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Goals;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.LeadPolicies;
import io.plumbline.tracking.api.LeadPolicy;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.Leads;
import io.plumbline.tracking.api.ReasonCode;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What stages mean for an advertiser or a campaign: words, decisions, pay; and what would follow. */
@Named
@ViewScoped
public class LeadPolicyView implements Serializable {

    private static final int MOST = 500;

    @Inject
    private transient LeadPolicies policies;
    @Inject
    private transient Campaigns campaigns;
    @Inject
    private transient Goals goals;
    @Inject
    private transient Leads leads;
    @Inject
    private HttpServletRequest request;

    private UUID advertiser;
    private UUID campaign;
    private LeadPolicies.Kept kept;
    private List<RuleRow> rules = List.of();
    private List<Goal> known = List.of();
    private List<Campaign> choices = List.of();
    private String names = "";
    private int dedupeDays;
    private int confirmDays;
    private String words = "Open - Not Contacted\nmarketingqualifiedlead\nClosed Won";
    private List<String> said = List.of();
    private LeadPolicies.Trial trial;

    @PostConstruct
    void read() {
        advertiser = id("advertiser");
        campaign = id("campaign");
        if (advertiser == null) {
            return;
        }
        kept = policies.of(advertiser, campaign);
        LeadPolicy policy = kept.policy();
        rules = new ArrayList<>(Arrays.stream(LeadStage.values()).map(stage -> new RuleRow(stage, policy)).toList());
        names = policy.names().entrySet().stream().sorted(Map.Entry.comparingByKey()).map(name -> name.getKey() + " = " + name.getValue().key()).collect(Collectors.joining("\n"));
        dedupeDays = policy.dedupeDays();
        confirmDays = policy.confirmDays();
        known = goals.list(advertiser, PageRequest.first(MOST)).items();
        choices = campaigns.list(advertiser, null, null, PageRequest.first(MOST)).items();
    }

    public void save() {
        boolean own = campaign == null ? kept.campaignId() == null : campaign.equals(kept.campaignId());
        policies.set(advertiser, campaign, own ? kept.version() : 0L, edited());
        trial = null;
        read();
    }

    public void tryOut() {
        said = words == null ? List.of() : words.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        trial = policies.tryOut(advertiser, campaign, edited(), said);
    }

    private LeadPolicy edited() {
        return new LeadPolicy(mapping(), rules.stream().filter(RuleRow::says).map(RuleRow::rule).toList(), dedupeDays, confirmDays);
    }

    private Map<String, LeadStage> mapping() {
        Map<String, LeadStage> mapping = new LinkedHashMap<>();
        for (String line : names == null ? List.<String>of() : names.lines().filter(line -> !line.isBlank()).toList()) {
            int at = line.lastIndexOf('=');
            String stage = at < 0 ? "" : line.substring(at + 1).strip();
            mapping.put(at < 0 ? line.strip() : line.substring(0, at).strip(), LeadStage.named(stage)
                    .orElseThrow(() -> new Invalid("names", "stage-unknown", "Write one word a line and its stage behind =, such as: Demo booked = sql. It says: " + line.strip())));
        }
        return mapping;
    }

    private UUID id(String name) {
        try {
            String text = request.getParameter(name);
            return text == null || text.isBlank() ? null : Ids.parse(name, text);
        } catch (NotFound noId) {
            return null;
        }
    }

    public boolean isChosen() {
        return kept != null;
    }

    public LeadPolicies.Kept getKept() {
        return kept;
    }

    /** Whether what is shown is somebody else's: the advertiser's for a campaign, the standard for an advertiser. */
    public boolean isInherited() {
        return kept.changedAt() == null || campaign != null && kept.campaignId() == null;
    }

    public List<RuleRow> getRules() {
        return rules;
    }

    public List<Goal> getGoals() {
        return known;
    }

    public List<Campaign> getCampaigns() {
        return choices;
    }

    public List<Leads.Unmapped> getUnmapped() {
        return leads.unmapped(advertiser);
    }

    public LeadPolicy.Verdict[] getVerdicts() {
        return LeadPolicy.Verdict.values();
    }

    public LeadPolicy.Worth[] getWorths() {
        return LeadPolicy.Worth.values();
    }

    public LeadPolicy.TakeBack[] getTakeBacks() {
        return LeadPolicy.TakeBack.values();
    }

    public List<ReasonCode> getReasons() {
        return ReasonCode.of(ConversionStatus.REJECTED);
    }

    public LeadPolicies.Trial getTrial() {
        return trial;
    }

    public List<String> getSaid() {
        return said;
    }

    public String getNames() {
        return names;
    }

    public void setNames(String names) {
        this.names = names;
    }

    public int getDedupeDays() {
        return dedupeDays;
    }

    public void setDedupeDays(int dedupeDays) {
        this.dedupeDays = dedupeDays;
    }

    public int getConfirmDays() {
        return confirmDays;
    }

    public void setConfirmDays(int confirmDays) {
        this.confirmDays = confirmDays;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
