package io.plumbline.web.portal.partner;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Agreements;
import io.plumbline.campaign.api.Invitations;
import io.plumbline.campaign.api.Ledger;
import io.plumbline.campaign.api.LedgerAccount;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.Partners;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

@Named
@RequestScoped
public class PartnerView {

    private static final int MOST = 200;

    @Inject
    private Partners partners;
    @Inject
    private Agreements agreements;
    @Inject
    private Links links;
    @Inject
    private Ledger ledger;
    @Inject
    private Invitations invitations;
    @Inject
    private Workspace workspace;
    @Inject
    private HttpServletRequest request;

    private Partner partner;
    private String invitation;
    private String invited;
    private String login;
    private String person;
    private String reason;
    private Long version;
    private List<Agreement> agreementRows;
    private List<Link> linkRows;
    private List<LedgerAccount> accountRows;

    @PostConstruct
    void read() {
        partner = partners.get(Ids.parse("partner", request.getParameter("id")));
        version = partner.version();
    }

    public Partner getPartner() {
        return partner;
    }

    public boolean may(String next) {
        return partner.status().mayBecome(PlanStatus.valueOf(next));
    }

    public String move(String next) {
        partners.move(partner.id(), version, PlanStatus.valueOf(next));
        Words.say("said.partner." + next.toLowerCase(Locale.ROOT));
        return "/app/partners/view.xhtml?faces-redirect=true&id=" + partner.id();
    }

    /** Where the invited person chooses a password; shown once. */
    public void invite() {
        invitation = workspace.baseUrl() + "/invitation.xhtml?ticket=" + invitations.invite(partner.id(), login, person);
        invited = person;
        login = null;
        person = null;
    }

    public String ban() {
        partners.ban(partner.id(), version, reason);
        return "/app/partners/view.xhtml?faces-redirect=true&id=" + partner.id();
    }

    public String getInvited() {
        return invited;
    }

    public String getInvitation() {
        return invitation;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getPerson() {
        return person;
    }

    public void setPerson(String person) {
        this.person = person;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public List<Agreement> getAgreements() {
        agreementRows = agreementRows == null ? new ArrayList<>(agreements.list(null, partner.id(), PageRequest.first(MOST)).items()) : agreementRows;
        return agreementRows;
    }

    public List<Link> getLinks() {
        linkRows = linkRows == null ? new ArrayList<>(links.list(null, partner.id(), null, null, PageRequest.first(MOST)).items()) : linkRows;
        return linkRows;
    }

    public List<LedgerAccount> getAccounts() {
        accountRows = accountRows == null ? new ArrayList<>(ledger.accounts().stream().filter(account -> partner.id().equals(account.owner())).toList()) : accountRows;
        return accountRows;
    }

    public Long getVersion() {
        return version;
    }

    public void setVersion(Long version) {
        this.version = version;
    }
}
