package io.plumbline.reporting.delay;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.ExpectedAnswer;
import io.plumbline.reporting.api.ExpectedQuestion;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.query.Scope;
import io.plumbline.reporting.query.Tabulated;
import io.plumbline.reporting.query.Tabulator;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The days of a question, completed. */
final class Completion {

    static final int MOST_DAYS = 366;

    private static final int LONGEST_WINDOW = 90;
    /** Rates and habits change: older clicks teach nothing about today's. */
    private static final int LEARNED_DAYS = 56;
    private static final int FETCH = 5000;

    private final Connection connection;
    private final FxRates rates;
    private final ExpectedQuestion question;
    private final String goal;
    private final int windowDays;
    private final ZoneId zone;
    private final BigDecimal level;
    private final Instant now;
    private final long window;

    Completion(Connection connection, FxRates rates, ExpectedQuestion question, String goal, int windowDays, ZoneId zone, BigDecimal level, Instant now) {
        this.connection = connection;
        this.rates = rates;
        this.question = question;
        this.goal = goal;
        this.windowDays = Math.min(LONGEST_WINDOW, windowDays);
        this.zone = zone;
        this.level = level;
        this.now = now;
        this.window = this.windowDays * 24L * Clicks.HOUR;
    }

    ExpectedAnswer answer() throws SQLException {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate learnedFrom = today.minusDays(windowDays + LEARNED_DAYS);
        Evidence learned = evidence(learnedFrom, today);
        LocalDate to = question.to().isAfter(today) ? today : question.to();
        Evidence asked = question.from().isBefore(learnedFrom) ? evidence(question.from(), to) : learned;
        Expectation expectation = Expectation.from(learned);
        List<ExpectedAnswer.Day> days = new ArrayList<>();
        for (LocalDate day = question.from(); !day.isAfter(to); day = day.plusDays(1)) {
            long from = day.atStartOfDay(zone).toEpochSecond();
            long until = day.plusDays(1).atStartOfDay(zone).toEpochSecond();
            days.add(new ExpectedAnswer.Day(day, until + window <= now.getEpochSecond(), count(asked, expectation, asked.clicks().keySet(), from, until)));
        }
        long from = question.from().atStartOfDay(zone).toEpochSecond();
        long until = Math.max(from, to.plusDays(1).atStartOfDay(zone).toEpochSecond());
        List<ExpectedAnswer.Channel> channels = asked.clicks().keySet().stream().map(channel -> channel(asked, expectation, channel, from, until))
                .filter(channel -> channel.count().clicks() > 0 || channel.count().conversions() > 0)
                .sorted(Comparator.comparingLong((ExpectedAnswer.Channel c) -> c.count().clicks()).reversed().thenComparing(ExpectedAnswer.Channel::channel)).toList();
        return new ExpectedAnswer(days, count(asked, expectation, asked.clicks().keySet(), from, until), channels, lags(expectation), windowDays, learnedFrom,
                new ExpectedAnswer.Sample(learned.clicks().values().stream().mapToLong(Clicks::count).sum(), learned.lags().size()),
                expectation == null ? null : Double.valueOf(expectation.spread()), level, zone.getId(), now,
                expectation == null ? "Fewer than " + LagCurve.LEAST_OLD + " conversions of clicks that are " + windowDays + " days old: nobody knows yet how late conversions come." : null);
    }

    private ExpectedAnswer.Channel channel(Evidence asked, Expectation expectation, String channel, long from, long until) {
        Forecast forecast = expectation == null ? null : expectation.forecasts().get(channel);
        return new ExpectedAnswer.Channel(channel, count(asked, expectation, List.of(channel), from, until), forecast == null || forecast.pooled(),
                forecast == null ? null : Double.valueOf(forecast.curve().quantile(0.5) / (double) Clicks.HOUR));
    }

    private ExpectedAnswer.Count count(Evidence asked, Expectation expectation, Iterable<String> channels, long from, long until) {
        long clicks = 0;
        long conversions = 0;
        ToCome toCome = ToCome.NOTHING;
        for (String channel : channels) {
            Clicks all = asked.clicks().get(channel);
            clicks += all.between(from, until).values().stream().mapToLong(Long::longValue).sum();
            conversions += asked.conversions(channel).stream().filter(c -> c.clickedAt() >= from && c.clickedAt() < until).count();
            if (expectation != null && expectation.forecasts().containsKey(channel)) {
                toCome = toCome.plus(expectation.toCome(channel, from, until));
            }
        }
        if (expectation == null) {
            return new ExpectedAnswer.Count(clicks, conversions, null, null, null, null);
        }
        double tail = (1 - level.doubleValue()) / 2;
        double expected = conversions + toCome.mean();
        return new ExpectedAnswer.Count(clicks, conversions, expected, conversions + toCome.quantile(tail), conversions + toCome.quantile(1 - tail),
                expected > 0 ? Double.valueOf(conversions / expected) : null);
    }

    private List<ExpectedAnswer.Lag> lags(Expectation expectation) {
        List<ExpectedAnswer.Lag> lags = new ArrayList<>();
        for (int day = 1; expectation != null && day <= windowDays; day++) {
            lags.add(new ExpectedAnswer.Lag(day, expectation.curve().share(day * 24L * Clicks.HOUR)));
        }
        return lags;
    }

    private Evidence evidence(LocalDate first, LocalDate last) throws SQLException {
        Evidence evidence = new Evidence(now.getEpochSecond(), window);
        if (last.isBefore(first)) {
            return evidence;
        }
        List<Question.Filter> filters = new ArrayList<>(List.of(new Question.Filter("advertiser", "in", List.of(question.advertiserId().toString()))));
        if (question.campaign() != null) {
            filters.add(new Question.Filter("campaign", "in", List.of(question.campaign().toString())));
        }
        Tabulated hours = new Tabulator(connection, rates, Scope.ALL).answer(new Question(first, last, zone.getId(), null, List.of("hour", "channel"), List.of("clicks"),
                filters, null, null, null, null));
        for (int i = 0; i < hours.rowCount(); i++) {
            List<Object> row = hours.row(i);
            if ((Long) row.get(2) > 0) {
                evidence.clicked((String) row.get(1), OffsetDateTime.parse((String) row.get(0)).toEpochSecond(), (Long) row.get(2));
            }
        }
        conversions(evidence, first.atStartOfDay(zone).toInstant(), last.plusDays(1).atStartOfDay(zone).toInstant());
        return evidence;
    }

    /** A conversion belongs to the click it was credited to; one that was credited to none, to the last imported click of its person. */
    private void conversions(Evidence evidence, Instant from, Instant until) throws SQLException {
        read(evidence, from, until, "select k.channel, k.at, c.occurred_at, c.id from tracking.pub_conversion c join tracking.pub_click k on k.id = c.click_id"
                + " where c.advertiser_id = ? and c.goal_key = ? and c.occurred_at >= ? and c.occurred_at < ? and c.verdict <> 'invalid' and c.status in ('pending', 'approved', 'on-hold')"
                + " and k.verdict = 'valid' and k.at >= ? and k.at < ?");
        read(evidence, from, until, "select k.channel, k.at, c.occurred_at, c.id from tracking.pub_conversion c join tracking.pub_touch k on k.advertiser_id = c.advertiser_id"
                + " and k.person_id = c.person_id and k.at <= c.occurred_at where c.advertiser_id = ? and c.goal_key = ? and c.occurred_at >= ? and c.occurred_at < ?"
                + " and c.verdict <> 'invalid' and c.status in ('pending', 'approved', 'on-hold') and c.click_id is null and k.interaction = 'click' and k.event_id is null and k.at >= ? and k.at < ?");
    }

    /** @param select channel and time of the click, time and id of the conversion; the last click of a conversion is told */
    private void read(Evidence evidence, Instant from, Instant until, String select) throws SQLException {
        UUID campaign = question.campaign();
        try (PreparedStatement query = connection.prepareStatement(select + (campaign == null ? "" : " and k.campaign_id = ?") + " order by c.id, k.at desc")) {
            query.setFetchSize(FETCH);
            query.setObject(1, question.advertiserId());
            query.setString(2, goal);
            query.setObject(3, from.atOffset(ZoneOffset.UTC));
            query.setObject(4, now.atOffset(ZoneOffset.UTC));
            query.setObject(5, from.atOffset(ZoneOffset.UTC));
            query.setObject(6, until.atOffset(ZoneOffset.UTC));
            if (campaign != null) {
                query.setObject(7, campaign);
            }
            try (ResultSet rows = query.executeQuery()) {
                UUID told = null;
                while (rows.next()) {
                    UUID conversion = rows.getObject(4, UUID.class);
                    if (!conversion.equals(told)) {
                        long clicked = rows.getObject(2, OffsetDateTime.class).toEpochSecond();
                        evidence.converted(rows.getString(1), clicked, rows.getObject(3, OffsetDateTime.class).toEpochSecond() - clicked);
                        told = conversion;
                    }
                }
            }
        }
    }
}
