package io.plumbline.web.portal.programme;

import io.plumbline.campaign.api.Application;
import io.plumbline.campaign.api.ApplicationStatus;
import io.plumbline.campaign.api.Applications;
import io.plumbline.campaign.api.Invitations;
import io.plumbline.campaign.api.Mail;
import io.plumbline.campaign.api.PartnerGroup;
import io.plumbline.campaign.api.PartnerGroups;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Ids;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;

@Named
@ViewScoped
public class ApplicationView implements Serializable {

    @Inject
    private transient Applications applications;
    @Inject
    private transient Invitations invitations;
    @Inject
    private transient PartnerGroups partnerGroups;
    @Inject
    private transient Mail mail;
    @Inject
    private transient Workspace workspace;
    @Inject
    private HttpServletRequest request;

    private Application application;
    private Long version;
    private String group;
    private String question;
    private String reason;
    private String invitation;
    private boolean mailed;
    private Mail.Standing letter;

    @PostConstruct
    void read() {
        show(applications.get(Ids.parse("application", request.getParameter("id"))));
    }

    private void show(Application now) {
        application = now;
        letter = mail.last(now.id()).orElse(null);
        version = now.version();
    }

    /** The way in is shown on this page, once: it is kept nowhere. */
    public void approve() {
        Applications.Approved approved = applications.approve(application.id(), version, group);
        show(approved.application());
        invitation = address(approved.invitation());
        mailed = approved.mailed();
    }

    public void invite() {
        invitation = address(invitations.invite(application.partnerId(), application.email(), application.name()));
    }

    public void ask() {
        show(applications.ask(application.id(), version, question));
    }

    public void reject() {
        show(applications.reject(application.id(), version, reason));
    }

    private String address(String ticket) {
        return workspace.baseUrl() + "/invitation.xhtml?ticket=" + ticket;
    }

    public Application getApplication() {
        return application;
    }

    public boolean isUndecided() {
        return application.status().awaitsDecision();
    }

    /** Nothing but a rejection until the applicant has used the mailed link. */
    public boolean isUnconfirmed() {
        return application.status() == ApplicationStatus.UNCONFIRMED;
    }

    /** Whether the invitation is on its way by mail, too. */
    public boolean isMailed() {
        return mailed;
    }

    /** The latest letter to the applicant, or null. */
    public Mail.Standing getLetter() {
        return letter;
    }

    public List<PartnerGroup> getGroups() {
        return partnerGroups.list();
    }

    public String getInvitation() {
        return invitation;
    }

    public Long getVersion() {
        return version;
    }

    public void setVersion(Long version) {
        this.version = version;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    public String getQuestion() {
        return question;
    }

    public void setQuestion(String question) {
        this.question = question;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
