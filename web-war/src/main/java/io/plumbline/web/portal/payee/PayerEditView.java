package io.plumbline.web.portal.payee;

import io.plumbline.campaign.api.Payer;
import io.plumbline.campaign.api.Payers;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Money;
import io.plumbline.shared.Role;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;

/** Who pays. */
@Named
@ViewScoped
public class PayerEditView implements Serializable {

    @Inject
    private Payers payers;
    @Inject
    private Authority authority;

    private final Fields fields = new Fields();
    private Long version;

    @PostConstruct
    void read() {
        authority.require(Role.FINANCE);
        Payer payer = payers.get();
        version = payer.version();
        fields.put("legalName", payer.legalName());
        fields.put("street", payer.street());
        fields.put("postalCode", payer.postalCode());
        fields.put("city", payer.city());
        fields.put("country", payer.country());
        fields.put("vatId", payer.vatId());
        fields.put("vatPercent", payer.vatPercent().toPlainString());
        fields.put("timeZone", payer.timeZone());
        fields.put("iban", payer.iban());
        fields.put("bic", payer.bic());
        fields.put("language", payer.language());
        fields.put("thresholds", payer.thresholds());
    }

    public String save() {
        payers.amend(version, new Payer(null, fields.text("legalName"), fields.text("street"), fields.text("postalCode"), fields.text("city"), fields.text("country"),
                fields.text("vatId"), Money.decimal(fields.text("vatPercent"), "vatPercent"), fields.text("timeZone"), fields.text("iban"), fields.text("bic"),
                fields.text("language"), fields.amounts("thresholds")));
        Words.say("payer.said.saved");
        return "/app/payouts/list.xhtml?faces-redirect=true";
    }

    public Map<String, String> getForm() {
        return fields.texts();
    }
}
