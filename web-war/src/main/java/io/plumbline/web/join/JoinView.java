package io.plumbline.web.join;

import io.plumbline.campaign.api.ApplicationDraft;
import io.plumbline.campaign.api.ApplicationStatus;
import io.plumbline.campaign.api.Applications;
import io.plumbline.campaign.api.Mail;
import io.plumbline.campaign.api.PartnerProgramme;
import io.plumbline.campaign.api.PartnerType;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.web.faces.Lang;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The public form. A machine gets the same answer as a person, and nothing is kept of it. */
@Named
@ViewScoped
public class JoinView implements Serializable {

    @Inject
    private transient Applications applications;
    @Inject
    private transient PartnerProgramme programme;
    @Inject
    private transient Workspace workspace;
    @Inject
    private transient JoinDoor door;
    @Inject
    private transient Mail mail;
    @Inject
    private Lang language;
    @Inject
    private transient Clock clock;
    @Inject
    private HttpServletRequest request;

    private Instant shown;
    private List<AskedRow> asked;
    private String name;
    private String email;
    private String website;
    private PartnerType type = PartnerType.AFFILIATE;
    private String currency = "EUR";
    private String fax;
    private String page;
    private boolean unconfirmed;

    @PostConstruct
    void read() {
        shown = clock.instant();
        asked = programme.get().questions().stream().map(AskedRow::new).toList();
    }

    public void send() {
        Instant now = clock.instant();
        door.count(request.getRemoteAddr(), now);
        if (JoinDoor.isMachine(fax, shown, now)) {
            page = address(UUID.randomUUID().toString());
            unconfirmed = mail.isThere();
            return;
        }
        Map<String, String> answers = new HashMap<>();
        asked.stream().filter(row -> row.getAnswer() != null).forEach(row -> answers.put(row.getQuestion().key(), row.getAnswer()));
        Applications.Filed filed = applications.apply(new ApplicationDraft(name, type, email, website, currency, answers), visitor());
        page = address(filed.page());
        // A machine is told the same, and would learn from a difference which of its tricks was seen.
        unconfirmed = filed.application().status() == ApplicationStatus.UNCONFIRMED;
    }

    private Applications.Visitor visitor() {
        return new Applications.Visitor(request.getRemoteAddr(), request.getHeader("User-Agent") + "\n" + request.getHeader("Accept-Language"), language.getLocale().getLanguage());
    }

    private String address(String ticket) {
        return workspace.baseUrl() + "/join-status.xhtml?ticket=" + ticket + "&lang=" + language.getTag();
    }

    /** Whether a mailed link is to be used first. */
    public boolean isUnconfirmed() {
        return unconfirmed;
    }

    public boolean isSent() {
        return page != null;
    }

    public String getPage() {
        return page;
    }

    public List<AskedRow> getAsked() {
        return asked;
    }

    public PartnerType[] getTypes() {
        return PartnerType.values();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getWebsite() {
        return website;
    }

    public void setWebsite(String website) {
        this.website = website;
    }

    public PartnerType getType() {
        return type;
    }

    public void setType(PartnerType type) {
        this.type = type;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public String getFax() {
        return fax;
    }

    public void setFax(String fax) {
        this.fax = fax;
    }
}
