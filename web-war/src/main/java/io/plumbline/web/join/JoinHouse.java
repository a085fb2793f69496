package io.plumbline.web.join;

import io.plumbline.campaign.api.PartnerProgramme;
import io.plumbline.campaign.api.Programme;
import io.plumbline.campaign.api.ProgrammeTerms;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

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

    /** The conditions in force, or null. */
    public ProgrammeTerms.Version getTerms() {
        return terms.current().orElse(null);
    }
}
