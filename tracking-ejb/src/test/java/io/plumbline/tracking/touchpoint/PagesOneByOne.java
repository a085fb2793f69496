package io.plumbline.tracking.touchpoint;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.click.Confirmation;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What follows from pages, the plain way: each asks the tables for itself and is stored before the next one is looked at. */
final class PagesOneByOne {

    private static final Duration VISIT = Duration.ofMinutes(30);

    private final Sql sql;
    private final Persons persons;
    private final Touches touches;
    private final Confirmation confirmation;

    PagesOneByOne(Sql sql, Persons persons, Touches touches, Confirmation confirmation) {
        this.sql = sql;
        this.persons = persons;
        this.touches = touches;
        this.confirmation = confirmation;
    }

    /** @return how many counts follow */
    int see(PageSeen seen, Instant now) {
        Optional<Touched> click = seen.clickId() == null ? Optional.empty() : touches.click(seen.clickId()).filter(c -> c.advertiserId().equals(seen.advertiserId()));
        int counts = click.map(found -> confirmation.confirm(found, now).size()).orElse(0);
        UUID person = seen.visitorId() == null ? null : Persons.named(seen.advertiserId(), "visitor", seen.visitorId());
        if (click.isPresent() && person != null) {
            persons.merge(seen.advertiserId(), person, click.get().personId(), "click-id", now);
        }
        if (seen.channel() != null && (click.isEmpty() || !seen.byClick()) && !isInside(seen, person)) {
            long window = seen.at().getEpochSecond() / VISIT.toSeconds();
            sql.insert("touchpoint", new Columns().with("id", Ids.next())
                    .with("row_key", Ids.named("visit", seen.advertiserId().toString(), seen.visitorId(), seen.channel(), Long.toString(window)))
                    .with("advertiser_id", seen.advertiserId()).with("person_id", person).with("at", seen.at()).with("recorded_at", now).with("interaction", "visit").with("channel", seen.channel()));
        }
        return counts;
    }

    private boolean isInside(PageSeen seen, UUID person) {
        String touched = " where advertiser_id = ? and person_id in (?, ?) and at > ? and at <= ? and (channel = ? or ? = 'direct')";
        Object[] inside = {seen.advertiserId(), person, persons.canonical(seen.advertiserId(), person), seen.at().minus(VISIT), seen.at(), seen.channel(), seen.channel()};
        return sql.one("select 1 from tracking.touchpoint" + touched, row -> true, inside).isPresent()
                || sql.one("select 1 from tracking.click" + touched + " and valid_since is not null", row -> true, inside).isPresent();
    }
}
