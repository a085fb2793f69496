package io.plumbline.web.portal.agreement;

import io.plumbline.campaign.api.Acceptance;
import io.plumbline.campaign.api.Acceptances;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Agreements;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.ValidationPolicies;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

@Named
@RequestScoped
public class AgreementView {

    private static final int MOST = 100;

    @Inject
    private Agreements agreements;
    @Inject
    private AgreementWords words;
    @Inject
    private Acceptances acceptances;
    @Inject
    private ValidationPolicies validation;
    @Inject
    private HttpServletRequest request;

    private Agreement agreement;
    private List<Agreement> all;
    private List<Acceptance> accepted;
    private List<ValidationPolicies.Locking> locking;
    private String atLock;
    private boolean byItself;

    @PostConstruct
    void read() {
        agreement = agreements.get(Ids.parse("agreement", request.getParameter("id")));
        List<ValidationPolicies.AutoApproval> set = validation.autoApprovals(agreement.advertiserId());
        atLock = set.stream().filter(one -> one.scopeId().equals(agreement.id())).findFirst().map(one -> one.atLock() ? "approve" : "open").orElse("");
        byItself = atLock.isEmpty() ? set.stream().anyMatch(one -> one.scopeId().equals(agreement.campaignId()) && one.atLock()) : atLock.equals("approve");
    }

    /** What becomes of results that nobody decides until their day. */
    public String then(ValidationPolicies.Locking one) {
        boolean approved = byItself && one.undecided() > one.held();
        return one.passed() && !approved ? Words.of("agreement.locking.passed") : !approved ? Words.of("agreement.locking.open")
                : Words.of(one.passed() ? "agreement.locking.soon" : "agreement.locking.itself") + (one.held() == 0 ? "" : " " + Words.of("agreement.locking.held", one.held()));
    }

    /** By people of the partner, this version first. */
    public List<Acceptance> getAcceptances() {
        if (accepted == null) {
            accepted = new ArrayList<>(acceptances.of(agreement.id()));
            accepted.sort(Comparator.comparing(Acceptance::agreementVersion).reversed());
        }
        return accepted;
    }

    public boolean isAccepted() {
        return getAcceptances().stream().anyMatch(one -> one.agreementVersion() == agreement.version());
    }

    public List<ValidationPolicies.Locking> getLocking() {
        locking = locking == null ? validation.locking(agreement.id()) : locking;
        return locking;
    }

    /** {@code approve, open}, or empty for what the campaign says. */
    public String getAtLock() {
        return atLock;
    }

    public void setAtLock(String atLock) {
        this.atLock = atLock;
    }

    public String keepAtLock() {
        validation.approveAtLock("agreement", agreement.id(), atLock == null || atLock.isEmpty() ? null : atLock.equals("approve"));
        Words.say("said.agreement.atLock");
        return "/app/agreements/view.xhtml?faces-redirect=true&id=" + agreement.id();
    }

    public Agreement getAgreement() {
        return agreement;
    }

    public boolean isUpcoming() {
        return "upcoming".equals(words.state(agreement));
    }

    /** Everything these two ever agreed, latest first. */
    public List<Agreement> getAll() {
        if (all != null) {
            return all;
        }
        all = new ArrayList<>(agreements.list(agreement.campaignId(), agreement.partnerId(), PageRequest.first(MOST)).items());
        all.sort(Comparator.comparing(Agreement::effectiveFrom).reversed());
        return all;
    }
}
