package io.plumbline.reporting.experiment;

import io.plumbline.campaign.api.ExperimentMeasure;
import io.plumbline.reporting.known.KnownConversions;
import io.plumbline.reporting.known.Merges;
import io.plumbline.reporting.query.Exchange;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What visitors had done in the days before they first came: nothing that a variant can have changed. */
final class Before {

    static final int DAYS = 28;

    /** @param known conversions, or their value in major units */
    record Visitor(UUID person, String variant, LocalDate day, double known) {
    }

    private record Conversion(Instant at, long minor, String currency) {
    }

    private final Connection connection;
    private final Readings readings;
    private final ExperimentMeasure measure;
    private final Exchange exchange;
    private final Instant asOf;
    private final Map<UUID, List<Conversion>> conversions = new HashMap<>();

    /** @param asOf null for now */
    Before(Connection connection, Readings readings, ExperimentMeasure measure, Exchange exchange, Instant asOf) {
        this.connection = connection;
        this.readings = readings;
        this.measure = measure;
        this.exchange = exchange;
        this.asOf = asOf;
    }

    /** @return those of whom anything was known, in the order of their days */
    List<Visitor> visitors(UUID advertiser, String goal, LocalDate first, Instant until) throws SQLException {
        read(advertiser, goal, first.atStartOfDay(ZoneOffset.UTC).toInstant().minus(Duration.ofDays(DAYS)), until);
        List<Visitor> known = new ArrayList<>();
        if (!conversions.isEmpty()) {
            readings.everyone((person, variant, at) -> {
                double sum = conversions.getOrDefault(person, List.of()).stream().filter(c -> c.at().isBefore(at) && !c.at().isBefore(at.minus(Duration.ofDays(DAYS))))
                        .mapToDouble(this::worth).sum();
                if (sum != 0) {
                    known.add(new Visitor(person, variant, at.atOffset(ZoneOffset.UTC).toLocalDate(), sum));
                }
            });
        }
        // Always in one order, so that sums have the same digits.
        known.sort(Comparator.comparing(Visitor::day).thenComparing(Visitor::person));
        return known;
    }

    private void read(UUID advertiser, String goal, Instant from, Instant until) throws SQLException {
        Merges merges = asOf == null ? Merges.none() : Merges.of(connection, advertiser, asOf);
        KnownConversions earlier = new KnownConversions(connection, KnownConversions.Which.of(advertiser, from, until).and("s.goal_key = ?", goal).and("s.person_id is not null"));
        earlier.source("s.person_id, s.occurred_at, s.amount_minor, cast(s.currency as varchar(3)), s.id", asOf).read(connection, " order by s.occurred_at, s.id", rows ->
                conversions.computeIfAbsent(merges.canonical(rows.getObject(1, UUID.class)), person -> new ArrayList<>(2))
                        .add(new Conversion(rows.getObject(2, OffsetDateTime.class).toInstant(), rows.getLong(3), rows.getString(4))));
    }

    private double worth(Conversion one) {
        if (measure == ExperimentMeasure.CONVERSION_RATE) {
            return 1;
        }
        return Readings.major(exchange, one.minor(), one.currency(), one.at()).doubleValue();
    }
}
