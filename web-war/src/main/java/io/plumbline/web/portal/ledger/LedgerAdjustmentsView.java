package io.plumbline.web.portal.ledger;

import io.plumbline.campaign.api.AdjustmentProposal;
import io.plumbline.campaign.api.Adjustments;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Page;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

/** Postings by hand that wait for a second person, and what became of the others; for admins also whether one is needed. */
@Named
@RequestScoped
public class LedgerAdjustmentsView {

    private static final String HERE = "/app/ledger/adjustments.xhtml?faces-redirect=true";

    @Inject
    private Adjustments adjustments;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;
    @Inject
    private Authority authority;

    private Page<AdjustmentProposal> page;
    private boolean secondPerson;
    private String reason;

    @PostConstruct
    void read() {
        page = adjustments.list(null, search.page());
        secondPerson = adjustments.policy().secondPerson();
    }

    public String approve(AdjustmentProposal row) {
        return said("posted", adjustments.approve(row.id(), blankless()));
    }

    public String refuse(AdjustmentProposal row) {
        return said("refused", adjustments.refuse(row.id(), reason));
    }

    public String withdraw(AdjustmentProposal row) {
        return said("withdrawn", adjustments.withdraw(row.id(), blankless()));
    }

    private static String said(String what, AdjustmentProposal decided) {
        Words.say("said.adjustment." + what, decided.adjustment().reference());
        return HERE;
    }

    public String keep() {
        adjustments.policy(new Adjustments.Policy(secondPerson));
        Words.say("said.adjustment.policy");
        return HERE;
    }

    private String blankless() {
        return reason == null || reason.isBlank() ? null : reason;
    }

    public boolean waits(AdjustmentProposal row) {
        return row.state().equals("proposed");
    }

    /** Whether the person in front of the page has entered it, and so does not decide where that takes two. */
    public boolean own(AdjustmentProposal row) {
        return secondPerson && row.proposedBy().equals(authority.caller().name());
    }

    public boolean isAnyWaiting() {
        return page.items().stream().anyMatch(this::waits);
    }

    public List<AdjustmentProposal> getRows() {
        return new ArrayList<>(page.items());
    }

    public String getNextLink() {
        return page.next() == null ? null : range.with("cursor", page.next());
    }

    public boolean isSecondPerson() {
        return secondPerson;
    }

    public void setSecondPerson(boolean secondPerson) {
        this.secondPerson = secondPerson;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
