package io.plumbline.web.portal.payout;

import io.plumbline.campaign.api.Invoices;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Whether invoices of partners have to be there as files. */
@Named
@RequestScoped
public class InvoicePolicyView {

    @Inject
    private Invoices invoices;

    private boolean fileRequired;

    @PostConstruct
    void read() {
        fileRequired = invoices.policy().fileRequired();
    }

    public String keep() {
        invoices.policy(new Invoices.Policy(fileRequired));
        Words.say("invoice.policy.kept");
        return "/app/payouts/payer.xhtml?faces-redirect=true";
    }

    public boolean isFileRequired() {
        return fileRequired;
    }

    public void setFileRequired(boolean fileRequired) {
        this.fileRequired = fileRequired;
    }
}
