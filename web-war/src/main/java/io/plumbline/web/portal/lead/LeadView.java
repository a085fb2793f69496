package io.plumbline.web.portal.lead;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Lead;
import io.plumbline.tracking.api.LeadConfirmations;
import io.plumbline.tracking.api.LeadMove;
import io.plumbline.tracking.api.LeadSource;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.Leads;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.UUID;

@Named
@ViewScoped
public class LeadView implements Serializable {

    @Inject
    private transient Leads leads;
    @Inject
    private transient LeadConfirmations confirmations;
    @Inject
    private HttpServletRequest request;

    private UUID id;
    private Lead lead;
    private LeadConfirmations.Standing standing;
    private String stage;
    private String reason;
    private BigDecimal amount;
    private String currency;

    @PostConstruct
    void read() {
        id = id == null ? Ids.parse("lead", request.getParameter("id")) : id;
        lead = leads.get(id);
        standing = confirmations.of(id);
        stage = lead.stage().key();
    }

    public void say() {
        leads.move(LeadMove.of(id, stage, null, null, LeadSource.STAFF, amount == null ? null : amount.toPlainString(), currency, reason == null || reason.isBlank() ? null : reason.strip()));
        reason = null;
        amount = null;
        read();
    }

    public void again() {
        confirmations.again(id);
        read();
    }

    public boolean isMailing() {
        return confirmations.canMail();
    }

    public Lead getLead() {
        return lead;
    }

    public LeadConfirmations.Standing getStanding() {
        return standing;
    }

    public LeadStage[] getStages() {
        return LeadStage.values();
    }

    public String getStage() {
        return stage;
    }

    public void setStage(String stage) {
        this.stage = stage;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
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
}
