package io.plumbline.web.portal.partner;

import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.PartnerDraft;
import io.plumbline.campaign.api.PartnerGroup;
import io.plumbline.campaign.api.PartnerGroups;
import io.plumbline.campaign.api.PartnerType;
import io.plumbline.campaign.api.Partners;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Ids;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

@Named
@ViewScoped
public class PartnerEditView implements Serializable {

    @Inject
    private Partners partners;
    @Inject
    private Range range;
    @Inject
    private PartnerGroups groups;
    @Inject
    private HttpServletRequest request;

    private UUID id;
    private Long version;
    private String name;
    private PartnerType type = PartnerType.AFFILIATE;
    private String email;
    private String currency;
    private PlanStatus status = PlanStatus.ACTIVE;
    private String group;

    @PostConstruct
    void read() {
        if (request.getParameter("id") == null) {
            currency = range.getCurrency();
            return;
        }
        Partner partner = partners.get(Ids.parse("partner", request.getParameter("id")));
        id = partner.id();
        version = partner.version();
        name = partner.name();
        type = partner.type();
        email = partner.email();
        currency = partner.currency();
        status = partner.status();
        group = partner.group();
    }

    public String save() {
        PartnerDraft draft = new PartnerDraft(name, type, email == null || email.isBlank() ? null : email.strip(), currency, status, group);
        Partner saved = id == null ? partners.add(draft) : partners.amend(id, version, draft);
        Words.say("partner.saved", saved.name());
        return "/app/partners/view.xhtml?faces-redirect=true&id=" + saved.id();
    }

    public List<PartnerGroup> getGroups() {
        return groups.list();
    }

    public boolean isNew() {
        return id == null;
    }

    public UUID getId() {
        return id;
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

    public PartnerType getType() {
        return type;
    }

    public void setType(PartnerType type) {
        this.type = type;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    public PlanStatus getStatus() {
        return status;
    }

    public void setStatus(PlanStatus status) {
        this.status = status;
    }
}
