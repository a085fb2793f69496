package io.plumbline.tracking.touchpoint;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.PrivacyPolicy;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.api.Visit;
import io.plumbline.tracking.api.Visits;
import io.plumbline.tracking.consent.Consents;
import io.plumbline.tracking.consent.Policies;
import io.plumbline.tracking.traffic.Screening;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

@Stateless
public class VisitDesk implements Visits {

    @Inject
    private Landings landings;
    @Inject
    private Consents consents;
    @Inject
    private Policies policies;
    @Inject
    private Screening screening;
    @Inject
    private Event<Counted> counted;
    @Inject
    private Authority authority;

    @Override
    public void see(Visit visit) {
        authority.require(Role.MARKETER);
        authority.requireAdvertiser(visit.advertiserId(), "advertiser", visit.advertiserId());
        PrivacyPolicy policy = policies.of(visit.advertiserId());
        ConsentDecision consent = consents.decide(visit.consent(), policy, visit.at());
        List<Tally> tallies = landings.see(List.of(PageSeen.of(visit, policy, consent.store() && consent.measure())));
        if (!tallies.isEmpty()) {
            counted.fire(new Counted(tallies));
        }
    }

    @Override
    public boolean counts(Visit visit, UUID campaignId, String page, String language) {
        return screening.isPerson(visit, campaignId, page, language);
    }
}
