package io.plumbline.tracking.touchpoint;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.PrivacyPolicy;
import io.plumbline.tracking.api.Visit;
import io.plumbline.tracking.api.Visits;
import io.plumbline.tracking.click.Confirmation;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.click.Whereabouts;
import io.plumbline.tracking.consent.Consents;
import io.plumbline.tracking.consent.Policies;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.traffic.Screening;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class VisitDesk implements Visits {

    /** As long as analytics tools take a visit to last without a sign of life. */
    private static final Duration VISIT = Duration.ofMinutes(30);

    @Inject
    private Sql sql;
    @Inject
    private Persons persons;
    @Inject
    private Touches touches;
    @Inject
    private Confirmation confirmation;
    @Inject
    private Whereabouts whereabouts;
    @Inject
    private Consents consents;
    @Inject
    private Policies policies;
    @Inject
    private Screening screening;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    @Override
    public void see(Visit seen) {
        authority.require(Role.MARKETER);
        authority.requireAdvertiser(seen.advertiserId(), "advertiser", seen.advertiserId());
        PrivacyPolicy policy = policies.of(seen.advertiserId());
        ConsentDecision consent = consents.decide(seen.consent(), policy, seen.at());
        Visit visit = consent.store() && consent.measure() ? seen : seen.anonymous();
        Optional<Touched> click = touches.click(visit.clickId()).filter(c -> c.advertiserId().equals(visit.advertiserId()));
        if (click.isPresent()) {
            confirmation.confirm(click.get(), clock.instant());
            whereabouts.compare(click.get(), visit.timeZone(), clock.instant());
            meet(visit, click.get());
        }
        if (visit.visitorId() == null || visit.type().equals("form")) {
            return;
        }
        boolean fromClick = click.isPresent() && visit.landed().containsValue(click.get().id().toString());
        if (!fromClick) {
            Sources.channel(visit.url(), visit.referrer(), visit.landed(), policy::isReturn).ifPresent(channel -> touch(visit, channel));
        }
    }

    @Override
    public boolean counts(Visit visit, UUID campaignId, String page, String language) {
        return screening.isPerson(visit, campaignId, page, language);
    }

    /** The visitor the shop's pages know and the visitor who clicked are one person. */
    private void meet(Visit visit, Touched click) {
        if (visit.visitorId() != null) {
            persons.merge(visit.advertiserId(), Persons.named(visit.advertiserId(), "visitor", visit.visitorId()), click.personId(), "click-id", clock.instant());
        }
    }

    private void touch(Visit visit, String channel) {
        UUID person = Persons.named(visit.advertiserId(), "visitor", visit.visitorId());
        if (isInsideVisit(visit, person, channel)) {
            return;
        }
        Instant now = clock.instant();
        long window = visit.at().getEpochSecond() / VISIT.toSeconds();
        sql.insert("touchpoint", new Columns().with("id", Ids.next())
                .with("row_key", Ids.named("visit", visit.advertiserId().toString(), visit.visitorId(), channel, Long.toString(window)))
                .with("advertiser_id", visit.advertiserId()).with("person_id", person).with("at", visit.at()).with("recorded_at", now)
                .with("interaction", "visit").with("channel", channel));
    }

    /** A visit without a source continues whatever visit there is; one with a source continues its own only. */
    private boolean isInsideVisit(Visit visit, UUID person, String channel) {
        UUID canonical = persons.canonical(visit.advertiserId(), person);
        String touches = " where advertiser_id = ? and person_id in (?, ?) and at > ? and (channel = ? or ? = 'direct')";
        Object[] inside = {visit.advertiserId(), person, canonical, visit.at().minus(VISIT), channel, channel};
        return sql.one("select 1 from tracking.touchpoint" + touches + " limit 1", row -> true, inside)
                .or(() -> sql.one("select 1 from tracking.click" + touches + " and valid_since is not null limit 1", row -> true, inside)).isPresent();
    }
}
