package io.plumbline.reporting.delay;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.ExpectedQuestion;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.known.KnownConversions;
import io.plumbline.reporting.known.Merges;
import io.plumbline.reporting.known.Streamed;
import io.plumbline.reporting.query.Scope;
import io.plumbline.reporting.query.Tabulated;
import io.plumbline.reporting.query.Tabulator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Clicks and conversions of a question as they are stored, or as they were known at an instant. */
final class Recorded {

    private final Connection connection;
    private final FxRates rates;
    private final ExpectedQuestion question;
    private final String goal;
    private final ZoneId zone;
    private final long window;
    private final Instant asOf;
    private final Instant now;

    /** @param asOf null for now; now the end of what is looked at */
    Recorded(Connection connection, FxRates rates, ExpectedQuestion question, String goal, ZoneId zone, long window, Instant asOf, Instant now) {
        this.connection = connection;
        this.rates = rates;
        this.question = question;
        this.goal = goal;
        this.zone = zone;
        this.window = window;
        this.asOf = asOf;
        this.now = now;
    }

    Evidence between(LocalDate first, LocalDate last) throws SQLException {
        Evidence evidence = new Evidence(now.getEpochSecond(), window);
        if (last.isBefore(first)) {
            return evidence;
        }
        Tabulated hours = new Tabulator(connection, rates, Scope.ALL).answer(clicks(first, last, List.of("hour", "channel")));
        for (int i = 0; i < hours.rowCount(); i++) {
            List<Object> row = hours.row(i);
            if ((Long) row.get(2) > 0) {
                evidence.clicked((String) row.get(1), OffsetDateTime.parse((String) row.get(0)).toEpochSecond(), (Long) row.get(2));
            }
        }
        Instant from = first.atStartOfDay(zone).toInstant();
        Instant until = last.plusDays(1).atStartOfDay(zone).toInstant();
        byClick(evidence, from, until);
        byPerson(evidence, from, until);
        return evidence;
    }

    Question clicks(LocalDate first, LocalDate last, List<String> dimensions) {
        List<Question.Filter> filters = new ArrayList<>(List.of(new Question.Filter("advertiser", "in", List.of(question.advertiserId().toString()))));
        if (question.campaign() != null) {
            filters.add(new Question.Filter("campaign", "in", List.of(question.campaign().toString())));
        }
        return new Question(first, last, zone.getId(), null, dimensions, List.of("clicks"), filters, null, null, null, null, asOf);
    }

    /** @param until null for no bound */
    KnownConversions.Which conversions(Instant from, Instant until) {
        return KnownConversions.Which.of(question.advertiserId(), from, until).and("s.goal_key = ?", goal);
    }

    /** A conversion belongs to the click it was credited to. */
    private void byClick(Evidence evidence, Instant from, Instant until) throws SQLException {
        KnownConversions.Source source = new KnownConversions(connection, conversions(from, now)).source("s.id, s.click_id, s.occurred_at", asOf);
        List<Object> values = new ArrayList<>(source.values());
        values.addAll(List.of(KnownConversions.time(from), KnownConversions.time(until)));
        String clicks = asOf == null ? "pub_click k on k.id = c.click_id and k.verdict = 'valid'" : "pub_click_known k on k.id = c.click_id";
        String condition = (asOf == null ? "" : " and k.known_at <= ? and (k.gone_at is null or k.gone_at > ?)") + (question.campaign() == null ? "" : " and k.campaign_id = ?");
        if (asOf != null) {
            values.addAll(List.of(KnownConversions.time(asOf), KnownConversions.time(asOf)));
        }
        if (question.campaign() != null) {
            values.add(question.campaign());
        }
        Streamed.read(connection, "select k.channel, k.at, c.occurred_at, c.id from (" + source.sql() + ") c join tracking." + clicks + " where k.at >= ? and k.at < ?" + condition, row -> {
            long clicked = seconds(row, 2);
            evidence.converted(row.getString(1), new Evidence.Conversion(row.getObject(4, UUID.class), clicked, seconds(row, 3) - clicked, null));
        }, values.toArray());
    }

    /** One that was credited to none, to the last imported click of its person. */
    private void byPerson(Evidence evidence, Instant from, Instant until) throws SQLException {
        Merges merges = Merges.of(connection, question.advertiserId(), asOf);
        Map<UUID, List<Loose>> byPerson = new HashMap<>();
        new KnownConversions(connection, conversions(from, now).and("s.click_id is null and s.person_id is not null")).read("s.person_id, s.occurred_at, s.id", asOf, row ->
                byPerson.computeIfAbsent(merges.canonical(row.getObject(1, UUID.class)), p -> new ArrayList<>(2)).add(new Loose(row.getObject(3, UUID.class), seconds(row, 2))));
        if (byPerson.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>(List.of(question.advertiserId(), KnownConversions.time(from), KnownConversions.time(until)));
        if (question.campaign() != null) {
            values.add(question.campaign());
        }
        if (asOf != null) {
            values.add(KnownConversions.time(asOf));
        }
        Streamed.read(connection, "select person_id, at, channel, recorded_at, id from tracking.pub_touch_row where advertiser_id = ? and at >= ? and at < ? and interaction = 'click'"
                + " and event_id is null" + (question.campaign() == null ? "" : " and campaign_id = ?") + (asOf == null ? "" : " and recorded_at <= ?"), row -> {
            Touch touch = new Touch(row.getObject(5, UUID.class), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3), row.getObject(4, OffsetDateTime.class).toInstant());
            byPerson.getOrDefault(merges.canonical(row.getObject(1, UUID.class)), List.of()).forEach(conversion -> conversion.offer(touch));
        }, values.toArray());
        byPerson.values().stream().flatMap(List::stream).filter(one -> one.last != null).forEach(one ->
                evidence.converted(one.last.channel(), new Evidence.Conversion(one.id, one.last.at().getEpochSecond(), one.occurred - one.last.at().getEpochSecond(), one.last.recorded())));
    }

    private static long seconds(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toEpochSecond();
    }

    private record Touch(UUID id, Instant at, String channel, Instant recorded) {
    }

    /** A conversion that names no click. */
    private static final class Loose {
        private final UUID id;
        private final long occurred;
        private Touch last;

        Loose(UUID id, long occurred) {
            this.id = id;
            this.occurred = occurred;
        }

        void offer(Touch touch) {
            boolean later = last == null || touch.at().isAfter(last.at()) || touch.at().equals(last.at()) && touch.id().compareTo(last.id()) > 0;
            if (touch.at().getEpochSecond() <= occurred && later) {
                last = touch;
            }
        }
    }
}
