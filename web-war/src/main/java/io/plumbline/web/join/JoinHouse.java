package io.plumbline.web.join;

import io.plumbline.campaign.api.PartnerProgramme;
import io.plumbline.campaign.api.Programme;
import io.plumbline.campaign.api.ProgrammeTerms;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.primefaces.context.PrimeFacesContext;

/** What stands around the public pages of the programme. */
@Named("joinHouse")
@RequestScoped
public class JoinHouse {

    @Inject
    private PartnerProgramme programmes;
    @Inject
    private ProgrammeTerms terms;

    private Programme programme;

    public Programme getProgramme() {
        return programme = programme == null ? programmes.get() : programme;
    }

    /** What a form sends along; the page's script adds it by itself, and a browser without scripts finds it in the form. */
    public String getNonce() {
        return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
    }

    /** The conditions in force, or null. */
    public ProgrammeTerms.Version getTerms() {
        return terms.current().orElse(null);
    }
}
