package io.plumbline.reporting.experiment;

import io.plumbline.campaign.api.Experiment;
import io.plumbline.reporting.known.KnownConversions;
import io.plumbline.reporting.known.Merges;
import io.plumbline.reporting.known.Streamed;
import io.plumbline.reporting.query.Exchange;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** As known at an instant: who was whom then is followed in memory, a visitor at a time. */
final class KnownReadings implements Readings {

    private final Connection connection;
    private final Experiment experiment;
    private final Instant until;
    private final Instant asOf;
    private final Merges merges;
    private final Map<UUID, Seen> visitors = new HashMap<>();

    private static final class Seen {
        private final String variant;
        private Instant at;
        private boolean inSeveral;

        Seen(String variant, Instant at) {
            this.variant = variant;
            this.at = at;
        }

        void again(String other, Instant then) {
            inSeveral |= !variant.equals(other);
            at = then.isBefore(at) ? then : at;
        }
    }

    private KnownReadings(Connection connection, Experiment experiment, Instant until, Instant asOf, Merges merges) {
        this.connection = connection;
        this.experiment = experiment;
        this.until = until;
        this.asOf = asOf;
        this.merges = merges;
    }

    static KnownReadings of(Connection connection, Experiment experiment, Instant until, Instant asOf) throws SQLException {
        KnownReadings readings = new KnownReadings(connection, experiment, until, asOf, Merges.of(connection, experiment.advertiserId(), asOf));
        OffsetDateTime then = KnownConversions.time(asOf);
        Streamed.read(connection, "select person_id, variant, at from tracking.pub_click_known where link_id = ? and experiment_id = ? and at < ? and known_at <= ? and (gone_at is null or gone_at > ?)",
                row -> readings.see(row.getObject(1, UUID.class), row.getString(2), row.getObject(3, OffsetDateTime.class).toInstant()), experiment.linkId(), experiment.id(), KnownConversions.time(until), then, then);
        return readings;
    }

    private void see(UUID person, String variant, Instant at) {
        UUID visitor = person(person);
        Seen seen = visitors.get(visitor);
        if (seen == null) {
            visitors.put(visitor, new Seen(variant, at));
        } else {
            seen.again(variant, at);
        }
    }

    /** Whose clicks nobody may know are one visitor, as when they are stored. */
    private UUID person(UUID told) {
        return told == null ? null : merges.canonical(told);
    }

    @Override
    public void everyone(Visited listener) {
        visitors.forEach((person, seen) -> {
            if (!seen.inSeveral) {
                listener.by(person, seen.variant, seen.at);
            }
        });
    }

    @Override
    public List<Visitors> visitors() {
        Map<LocalDate, Map<String, Long>> days = new TreeMap<>();
        everyone((person, variant, at) -> days.computeIfAbsent(LocalDate.ofInstant(at, ZoneOffset.UTC), day -> new TreeMap<>()).merge(variant, 1L, Long::sum));
        List<Visitors> found = new ArrayList<>();
        days.forEach((day, variants) -> variants.forEach((variant, count) -> found.add(new Visitors(variant, day, count))));
        return found;
    }

    @Override
    public long visitorsInSeveral() {
        return visitors.values().stream().filter(seen -> seen.inSeveral).count();
    }

    private record Conversion(UUID id, UUID person, Instant at, long minor, String currency) {
    }

    @Override
    public void conversions(String goal, Exchange exchange, Converted listener) throws SQLException {
        List<Conversion> conversions = new ArrayList<>();
        new KnownConversions(connection, KnownConversions.Which.of(experiment.advertiserId(), null, until).and("s.experiment_id = ?", experiment.id()).and("s.goal_key = ?", goal))
                .read("s.id, s.person_id, s.occurred_at, s.amount_minor, s.currency", asOf, row -> conversions.add(new Conversion(row.getObject(1, UUID.class),
                        person(row.getObject(2, UUID.class)), row.getObject(3, OffsetDateTime.class).toInstant(), row.getLong(4), row.getString(5))));
        conversions.sort(Comparator.comparing(Conversion::at).thenComparing(c -> c.id().toString()));
        for (Conversion one : conversions) {
            Seen seen = one.person() == null ? null : visitors.get(one.person());
            if (seen != null && !seen.inSeveral && !one.at().isBefore(seen.at)) {
                listener.by(one.person(), seen.variant, LocalDate.ofInstant(one.at(), ZoneOffset.UTC), Readings.major(exchange, one.minor(), one.currency(), one.at()));
            }
        }
    }
}
