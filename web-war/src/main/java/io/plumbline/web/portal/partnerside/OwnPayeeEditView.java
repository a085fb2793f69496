package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.Payees;
import io.plumbline.shared.Authority;
import io.plumbline.web.portal.payee.PayeeForm;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;

/** Where a partner wants its money, and what the tax office asks. */
@Named
@ViewScoped
public class OwnPayeeEditView implements Serializable {

    @Inject
    private Payees payees;
    @Inject
    private Authority authority;

    private Payee payee;
    private PayeeForm form;

    @PostConstruct
    void read() {
        payee = payees.get(authority.requirePartner());
        form = new PayeeForm(payee);
    }

    public String save() {
        payees.amend(authority.requirePartner(), payee.version(), form.draft());
        OwnWords.say("payee.said.saved");
        return "/partner/payee/edit.xhtml?faces-redirect=true";
    }

    public Payee getPayee() {
        return payee;
    }

    public Map<String, String> getForm() {
        return form.getTexts();
    }
}
