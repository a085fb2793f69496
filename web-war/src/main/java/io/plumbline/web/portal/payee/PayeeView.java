package io.plumbline.web.portal.payee;

import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.Payees;
import io.plumbline.campaign.api.PayoutRequests;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.web.portal.Words;
import io.plumbline.web.security.SignedIn;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;

/** How a partner is paid and taxed, and what keeps its money back. */
@Named
@RequestScoped
public class PayeeView {

    @Inject
    private Payees payees;
    @Inject
    private PayoutRequests requests;
    @Inject
    private SignedIn signedIn;
    @Inject
    private HttpServletRequest request;

    private Payee payee;
    private String reason;

    @PostConstruct
    void read() {
        payee = payees.get(Ids.parse("partner", request.getParameter("id")));
    }

    public String decide(boolean agree) {
        payees.decideBank(payee.partnerId(), payee.waiting().id(), agree);
        return said(agree ? "payee.said.agreed" : "payee.said.refused");
    }

    public String hold() {
        payees.hold(payee.partnerId(), reason);
        return said("payee.said.held");
    }

    public String release() {
        payees.hold(payee.partnerId(), null);
        return said("payee.said.released");
    }

    public String ask(String currency) {
        requests.ask(payee.partnerId(), currency);
        return said("payee.said.asked");
    }

    private String said(String key) {
        Words.say(key);
        return "/app/payees/view.xhtml?faces-redirect=true&id=" + payee.partnerId();
    }

    public Payee getPayee() {
        return payee;
    }

    public UUID getPartnerId() {
        return payee.partnerId();
    }

    public List<Money> getBalances() {
        return requests.balances(payee.partnerId());
    }

    public boolean isDecider() {
        return payee.waiting() != null && (signedIn.isApprover() || signedIn.isAccountant()) && !payee.waiting().proposedBy().equals(signedIn.getName());
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
