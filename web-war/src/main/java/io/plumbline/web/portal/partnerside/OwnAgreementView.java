package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Acceptance;
import io.plumbline.campaign.api.Acceptances;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The partner's terms of a campaign, those that apply and those to come, and who has accepted them. */
@Named
@RequestScoped
public class OwnAgreementView {

    private static final int MOST = 500;

    @Inject
    private Acceptances acceptances;
    @Inject
    private Clock clock;
    @Inject
    private HttpServletRequest request;

    private UUID campaign;
    private List<Agreement> rows;

    @PostConstruct
    void read() {
        campaign = Ids.parse("campaign", request.getParameter("id"));
        Instant now = clock.instant();
        rows = acceptances.offered(PageRequest.first(MOST)).items().stream().filter(one -> one.campaignId().equals(campaign))
                .filter(one -> one.effectiveUntil() == null || one.effectiveUntil().isAfter(now)).sorted(Comparator.comparing(Agreement::effectiveFrom)).toList();
    }

    public List<Agreement> getRows() {
        return rows;
    }

    public boolean isComing(Agreement one) {
        return one.effectiveFrom().isAfter(clock.instant());
    }

    /** Of this very version, or null. */
    public Acceptance accepted(Agreement one) {
        return acceptances.of(one.id()).stream().filter(said -> said.agreementVersion() == one.version()).findFirst().orElse(null);
    }

    public String accept(Agreement one) {
        acceptances.accept(one.id(), one.version());
        OwnWords.say("terms.accepted.said");
        return "/partner/campaigns/view.xhtml?faces-redirect=true&id=" + campaign;
    }
}
