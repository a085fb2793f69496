package io.plumbline.web.portal.ledger;

import io.plumbline.campaign.api.Adjustment;
import io.plumbline.campaign.api.Adjustments;
import io.plumbline.campaign.api.ChartOfAccounts;
import io.plumbline.shared.Money;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A posting by hand. Whose account it is follows from the two kinds: an advertiser's, a partner's, or the house's own. */
@Named
@ViewScoped
public class LedgerAdjustView implements Serializable {

    @Inject
    private transient Adjustments adjustments;
    @Inject
    private transient ChartOfAccounts chart;
    @Inject
    private transient Range range;

    private String reference;
    private LocalDate day;
    private String debit = "commission-cost";
    private String credit = "partner-payable";
    private UUID advertiser;
    private UUID partner;
    private BigDecimal amount;
    private String currency = "EUR";
    private String reason;

    @PostConstruct
    void begin() {
        day = range.getToday();
    }

    public String save() {
        Adjustments.Entered entered = adjustments.post(new Adjustment(reference, day, side(debit), side(credit), amount == null ? null : Money.of(amount.toPlainString(), currency), advertiser, reason));
        Words.say(entered.proposal() == null ? "said.adjustment.posted" : "said.adjustment.proposed", reference);
        return entered.proposal() == null ? "/app/ledger/list.xhtml?faces-redirect=true" : "/app/ledger/adjustments.xhtml?faces-redirect=true";
    }

    public boolean isByTwo() {
        return adjustments.policy().secondPerson();
    }

    private Adjustment.Side side(String kind) {
        boolean partners = kind.startsWith("partner-") || kind.equals("payout-clearing");
        boolean advertisers = kind.endsWith("-cost") || kind.startsWith("advertiser-");
        return new Adjustment.Side(kind, partners ? partner : advertisers ? advertiser : null);
    }

    public List<String> getKinds() {
        return chart.kinds();
    }

    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public String getDebit() {
        return debit;
    }

    public void setDebit(String debit) {
        this.debit = debit;
    }

    public String getCredit() {
        return credit;
    }

    public void setCredit(String credit) {
        this.credit = credit;
    }

    public UUID getAdvertiser() {
        return advertiser;
    }

    public void setAdvertiser(UUID advertiser) {
        this.advertiser = advertiser;
    }

    public UUID getPartner() {
        return partner;
    }

    public void setPartner(UUID partner) {
        this.partner = partner;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
