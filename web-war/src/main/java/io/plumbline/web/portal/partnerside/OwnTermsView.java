package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.ProgrammeTerms;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named
@RequestScoped
public class OwnTermsView {

    @Inject
    private ProgrammeTerms terms;

    private Integer number;

    @PostConstruct
    void read() {
        number = terms.current().map(ProgrammeTerms.Version::number).orElse(null);
    }

    public ProgrammeTerms.Version getVersion() {
        return terms.current().orElse(null);
    }

    public ProgrammeTerms.Acceptance getAcceptance() {
        return terms.accepted().orElse(null);
    }

    public String accept() {
        terms.accept(number);
        return "/partner/terms/view.xhtml?faces-redirect=true";
    }

    public Integer getNumber() {
        return number;
    }

    /** The version that was on the page, which need not be the newest any more. */
    public void setNumber(Integer number) {
        this.number = number;
    }
}
