package io.plumbline.web.portal.payee;

import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.Payees;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Role;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Map;
import java.util.UUID;

@Named
@ViewScoped
public class PayeeEditView implements Serializable {

    @Inject
    private Payees payees;
    @Inject
    private Authority authority;
    @Inject
    private HttpServletRequest request;

    private UUID partnerId;
    private long version;
    private PayeeForm form;

    @PostConstruct
    void read() {
        authority.require(Role.FINANCE);
        Payee payee = payees.get(Ids.parse("partner", request.getParameter("id")));
        partnerId = payee.partnerId();
        version = payee.version();
        form = new PayeeForm(payee);
    }

    public String save() {
        payees.amend(partnerId, version, form.draft());
        Words.say("payee.said.saved");
        return "/app/payees/view.xhtml?faces-redirect=true&id=" + partnerId;
    }

    public UUID getPartnerId() {
        return partnerId;
    }

    public Map<String, String> getForm() {
        return form.getTexts();
    }
}
