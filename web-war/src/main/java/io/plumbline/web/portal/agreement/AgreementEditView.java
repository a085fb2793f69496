package io.plumbline.web.portal.agreement;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.Agreements;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.CapPeriod;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Goals;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Proposal;
import io.plumbline.campaign.api.Proposals;
import io.plumbline.campaign.api.Referral;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** New terms, empty or begun from earlier ones; terms that have not begun may still change. */
@Named
@ViewScoped
public class AgreementEditView implements Serializable {

    private static final int MOST = 200;

    @Inject
    private Agreements agreements;
    @Inject
    private Proposals proposals;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Goals goals;
    @Inject
    private Range range;
    @Inject
    private AgreementWords words;
    @Inject
    private HttpServletRequest request;

    private UUID id;
    private UUID proposalId;
    private Long version;
    private UUID campaignId;
    private UUID partnerId;
    private boolean pairGiven;
    private String effectiveFrom;
    private Integer holdDays = 30;
    private final SettlementRow locking = new SettlementRow();
    private final SettlementRow payment = new SettlementRow();
    private UUID referrerId;
    private BigDecimal referralPercent;
    private List<RateRow> rates = new ArrayList<>();
    private List<CapRow> caps = new ArrayList<>();

    @PostConstruct
    void read() {
        String earlier = request.getParameter("from_agreement");
        String own = request.getParameter("id");
        if (request.getParameter("proposal") != null) {
            read(proposals.get(Ids.parse("proposal", request.getParameter("proposal"))));
            return;
        }
        if (own == null && earlier == null) {
            campaignId = given("campaign");
            partnerId = given("partner");
            effectiveFrom = range.getToday().toString();
            rates.add(new RateRow());
            return;
        }
        fill(own, agreements.get(Ids.parse("agreement", own == null ? earlier : own)));
    }

    private void read(Proposal drafted) {
        proposalId = drafted.id();
        version = drafted.version();
        fill(null, agreements.imagine(drafted.terms()));
        effectiveFrom = drafted.terms().effectiveFrom();
    }

    private void fill(String own, Agreement agreement) {
        campaignId = agreement.campaignId();
        partnerId = agreement.partnerId();
        pairGiven = true;
        holdDays = agreement.holdDays();
        locking.take(agreement.locking());
        payment.take(agreement.payment());
        referrerId = agreement.referral() == null ? null : agreement.referral().partnerId();
        referralPercent = agreement.referral() == null ? null : agreement.referral().percent();
        agreement.rates().forEach(rate -> rates.add(RateRow.of(rate)));
        agreement.caps().forEach(cap -> caps.add(CapRow.of(cap)));
        if (own != null) {
            id = agreement.id();
            version = agreement.version();
            effectiveFrom = start(agreement);
        } else {
            effectiveFrom = tomorrow(agreement);
        }
    }

    public void addRate() {
        rates.add(new RateRow());
    }

    public void removeRate(int at) {
        rates.remove(at);
    }

    public void addTier(RateRow rate) {
        rate.getTiers().add(new TierRow());
    }

    public void removeTier(RateRow rate, int at) {
        rate.getTiers().remove(at);
    }

    public void addCap() {
        caps.add(new CapRow());
    }

    public void removeCap(int at) {
        caps.remove(at);
    }

    /** Agreed at once, or proposed where that needs a second person. */
    public String save() {
        if (id != null) {
            Words.say("agreement.saved");
            return "/app/agreements/view.xhtml?faces-redirect=true&id=" + agreements.amend(id, version, draft()).id();
        }
        Proposals.Entered entered = proposals.enter(draft());
        Words.say(entered.agreement() == null ? "proposal.became.proposed" : "agreement.saved");
        return entered.agreement() == null ? "/app/agreements/proposal.xhtml?faces-redirect=true&id=" + entered.proposal().id()
                : "/app/agreements/view.xhtml?faces-redirect=true&id=" + entered.agreement().id();
    }

    /** Kept for a back-test and for others to read, agreed by nobody. */
    public String saveDraft() {
        Proposal kept = proposalId == null ? proposals.draft(draft(), null) : proposals.amend(proposalId, version, draft(), null);
        Words.say("proposal.became.draft");
        return "/app/agreements/proposal.xhtml?faces-redirect=true&id=" + kept.id();
    }

    private AgreementDraft draft() {
        return new AgreementDraft(campaignId, partnerId, effectiveFrom == null || effectiveFrom.isBlank() ? null : effectiveFrom.strip(),
                rates.stream().map(RateRow::rate).toList(), holdDays, caps.stream().map(CapRow::cap).toList(), locking.day(), payment.day(),
                referrerId == null ? null : new Referral(referrerId, referralPercent));
    }

    private UUID given(String name) {
        String asked = request.getParameter(name);
        return asked == null || asked.isEmpty() ? null : Ids.parse(name, asked);
    }

    private String start(Agreement agreement) {
        ZonedDateTime start = agreement.effectiveFrom().atZone(zone(agreement));
        return start.toLocalTime().toSecondOfDay() == 0 ? start.toLocalDate().toString() : start.toOffsetDateTime().toString();
    }

    private String tomorrow(Agreement agreement) {
        LocalDate next = words.today(zone(agreement)).plusDays(1);
        LocalDate after = agreement.effectiveFrom().atZone(zone(agreement)).toLocalDate().plusDays(1);
        return (after.isAfter(next) ? after : next).toString();
    }

    private ZoneId zone(Agreement agreement) {
        return ZoneId.of(advertisers.get(agreement.advertiserId()).timeZone());
    }

    public boolean isNew() {
        return id == null;
    }

    /** A draft is agreed on where it was tried, not here. */
    public boolean isDrafting() {
        return proposalId != null;
    }

    public UUID getId() {
        return id;
    }

    public boolean isPairGiven() {
        return pairGiven;
    }

    public SettlementRow getLocking() {
        return locking;
    }

    public SettlementRow getPayment() {
        return payment;
    }

    public UUID getReferrerId() {
        return referrerId;
    }

    public void setReferrerId(UUID referrerId) {
        this.referrerId = referrerId;
    }

    public BigDecimal getReferralPercent() {
        return referralPercent;
    }

    public void setReferralPercent(BigDecimal referralPercent) {
        this.referralPercent = referralPercent;
    }

    public List<RateRow> getRates() {
        return rates;
    }

    public List<CapRow> getCaps() {
        return caps;
    }

    public Pricing[] getPricings() {
        return Pricing.values();
    }

    public CapOf[] getCapKinds() {
        return CapOf.values();
    }

    public CapPeriod[] getCapPeriods() {
        return CapPeriod.values();
    }

    /** Keys of the goals the chosen campaign's advertiser has; of all advertisers while none is chosen. */
    public List<String> getGoalKeys() {
        UUID advertiser = campaignId == null ? null : campaigns.get(campaignId).advertiserId();
        return goals.list(advertiser, PageRequest.first(MOST)).items().stream().map(Goal::key).distinct().toList();
    }

    public UUID getCampaignId() {
        return campaignId;
    }

    public void setCampaignId(UUID campaignId) {
        this.campaignId = campaignId;
    }

    public UUID getPartnerId() {
        return partnerId;
    }

    public void setPartnerId(UUID partnerId) {
        this.partnerId = partnerId;
    }

    public String getEffectiveFrom() {
        return effectiveFrom;
    }

    public void setEffectiveFrom(String effectiveFrom) {
        this.effectiveFrom = effectiveFrom;
    }

    public Integer getHoldDays() {
        return holdDays;
    }

    public void setHoldDays(Integer holdDays) {
        this.holdDays = holdDays;
    }
}
