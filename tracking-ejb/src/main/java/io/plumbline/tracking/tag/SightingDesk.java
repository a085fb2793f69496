package io.plumbline.tracking.tag;

import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.LandingView;
import io.plumbline.tracking.api.PrivacyPolicy;
import io.plumbline.tracking.api.Sighting;
import io.plumbline.tracking.api.Sightings;
import io.plumbline.tracking.api.Visit;
import io.plumbline.tracking.click.LinkBook;
import io.plumbline.tracking.consent.Consents;
import io.plumbline.tracking.consent.Policies;
import io.plumbline.tracking.journal.Durable;
import io.plumbline.tracking.journal.Filer;
import io.plumbline.tracking.journal.LocalSpool;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.touchpoint.PageSeen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A plain bean and no EJB, as with clicks: there is no transaction here to manage. */
@ApplicationScoped
public class SightingDesk implements Sightings {

    /** What is more than a line in the log. */
    private static final Set<String> LANDINGS = Set.of("pageview", "form");

    @Inject
    private LinkBook plans;
    @Inject
    private LocalSpool spool;
    @Inject
    private Consents consents;
    @Inject
    private Policies policies;

    @Override
    public boolean isResult(UUID advertiserId, String goal) {
        return plans.goals(advertiserId).orElseThrow(() -> new NotFound("advertiser", advertiserId)).contains(goal);
    }

    @Override
    public void keep(List<Sighting> seen) {
        append(seen.stream().map(this::row).toList());
    }

    @Override
    public void keep(LandingView seen) {
        Visit visit = seen.visit();
        PrivacyPolicy policy = policies.of(visit.advertiserId());
        append(List.of(TagRows.of(seen, PageSeen.of(visit, policy, isKnown(visit, policy)))));
    }

    private void append(List<Columns> rows) {
        if (rows.isEmpty()) {
            return;
        }
        spool.leaveRoomForClicks();
        List<Durable> told = new ArrayList<>(rows.size());
        for (Columns row : rows) {
            Durable durable = new Durable();
            spool.append(Filer.EVENT, row, durable);
            told.add(durable);
        }
        told.forEach(Durable::await);
    }

    private Columns row(Sighting seen) {
        Visit visit = seen.visit();
        PrivacyPolicy policy = policies.of(visit.advertiserId());
        boolean known = isKnown(visit, policy);
        return TagRows.filled(TagRows.of(seen.event(), known), LANDINGS.contains(visit.type()) ? PageSeen.of(visit, policy, known) : null);
    }

    private boolean isKnown(Visit visit, PrivacyPolicy policy) {
        ConsentDecision consent = consents.decide(visit.consent(), policy, visit.at());
        return consent.store() && consent.measure();
    }
}
