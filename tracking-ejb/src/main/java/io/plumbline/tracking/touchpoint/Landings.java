package io.plumbline.tracking.touchpoint;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.click.Confirmation;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.click.Whereabouts;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What follows from a page that was seen: a prefetched click that was one after all, who is who, and a touch for journeys where somebody came from outside. */
@ApplicationScoped
public class Landings {

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
    private Clock clock;

    /** In the caller's transaction; twice changes nothing. @return what to count in it */
    public List<Tally> see(PageSeen seen) {
        Optional<Touched> click = seen.clickId() == null ? Optional.empty() : touches.click(seen.clickId()).filter(c -> c.advertiserId().equals(seen.advertiserId()));
        List<Tally> tallies = List.of();
        if (click.isPresent()) {
            tallies = confirmation.confirm(click.get(), clock.instant());
            whereabouts.compare(click.get(), seen.timeZone(), clock.instant());
            meet(seen, click.get());
        }
        if (seen.channel() != null && (click.isEmpty() || !seen.byClick())) {
            touch(seen);
        }
        return tallies;
    }

    /** The visitor the shop's pages know and the visitor who clicked are one person. */
    private void meet(PageSeen seen, Touched click) {
        if (seen.visitorId() != null) {
            persons.merge(seen.advertiserId(), Persons.named(seen.advertiserId(), "visitor", seen.visitorId()), click.personId(), "click-id", clock.instant());
        }
    }

    private void touch(PageSeen seen) {
        UUID person = Persons.named(seen.advertiserId(), "visitor", seen.visitorId());
        if (isInsideVisit(seen, person)) {
            return;
        }
        Instant now = clock.instant();
        long window = seen.at().getEpochSecond() / VISIT.toSeconds();
        sql.insert("touchpoint", new Columns().with("id", Ids.next())
                .with("row_key", Ids.named("visit", seen.advertiserId().toString(), seen.visitorId(), seen.channel(), Long.toString(window)))
                .with("advertiser_id", seen.advertiserId()).with("person_id", person).with("at", seen.at()).with("recorded_at", now)
                .with("interaction", "visit").with("channel", seen.channel()));
    }

    /** A visit without a source continues whatever visit there is; one with a source continues its own only. What came later does not begin one: a click may be stored before the page that was seen first. */
    private boolean isInsideVisit(PageSeen seen, UUID person) {
        UUID canonical = persons.canonical(seen.advertiserId(), person);
        String touches = " where advertiser_id = ? and person_id in (?, ?) and at > ? and at <= ? and (channel = ? or ? = 'direct')";
        Object[] inside = {seen.advertiserId(), person, canonical, seen.at().minus(VISIT), seen.at(), seen.channel(), seen.channel()};
        return sql.one("select 1 from tracking.touchpoint" + touches + " limit 1", row -> true, inside)
                .or(() -> sql.one("select 1 from tracking.click" + touches + " and valid_since is not null limit 1", row -> true, inside)).isPresent();
    }
}
