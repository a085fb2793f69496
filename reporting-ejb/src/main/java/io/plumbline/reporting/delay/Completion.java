package io.plumbline.reporting.delay;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.ExpectedAnswer;
import io.plumbline.reporting.api.ExpectedQuestion;
import io.plumbline.reporting.api.Restatement;
import io.plumbline.reporting.known.KnownConversions;
import io.plumbline.reporting.known.Since;
import io.plumbline.reporting.query.Scope;
import io.plumbline.reporting.query.Tabulator;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The days of a question, completed. */
final class Completion {

    static final int MOST_DAYS = 366;

    private static final int LONGEST_WINDOW = 90;
    /** Rates and habits change: older clicks teach nothing about today's. */
    private static final int LEARNED_DAYS = 56;

    private final Connection connection;
    private final FxRates rates;
    private final ExpectedQuestion question;
    private final Instant asOf;
    private final Recorded recorded;
    private final int windowDays;
    private final ZoneId zone;
    private final BigDecimal level;
    private final Instant now;
    private final long window;

    /** @param asOf null for now; now the instant of the answer */
    Completion(Connection connection, FxRates rates, ExpectedQuestion question, String goal, int windowDays, ZoneId zone, BigDecimal level, Instant asOf, Instant now) {
        this.connection = connection;
        this.rates = rates;
        this.question = question;
        this.windowDays = Math.min(LONGEST_WINDOW, windowDays);
        this.zone = zone;
        this.level = level;
        this.asOf = asOf;
        this.now = now;
        this.window = this.windowDays * 24L * Clicks.HOUR;
        this.recorded = new Recorded(connection, rates, question, goal, zone, window, asOf, now);
    }

    /** @param restated null for now */
    ExpectedAnswer answer(List<Restatement> restated) throws SQLException {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate learnedFrom = today.minusDays(windowDays + LEARNED_DAYS);
        Evidence learned = recorded.between(learnedFrom, today);
        LocalDate to = question.to().isAfter(today) ? today : question.to();
        Evidence asked = question.from().isBefore(learnedFrom) ? recorded.between(question.from(), to) : learned;
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
                expectation == null ? null : Double.valueOf(expectation.spread()), level, zone.getId(), now, restated,
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

    /** What came of the clicks of the days that are asked about, as counted in the total. */
    private Map<UUID, Evidence.Conversion> counted(Evidence evidence) {
        long from = question.from().atStartOfDay(zone).toEpochSecond();
        long until = until().atStartOfDay(zone).toEpochSecond();
        Map<UUID, Evidence.Conversion> counted = new HashMap<>();
        evidence.clicks().keySet().forEach(channel -> evidence.conversions(channel).stream().filter(c -> c.clickedAt() >= from && c.clickedAt() < until)
                .forEach(c -> counted.put(c.id(), c)));
        return counted;
    }

    private long clicks(Evidence evidence) {
        long from = question.from().atStartOfDay(zone).toEpochSecond();
        long until = until().atStartOfDay(zone).toEpochSecond();
        return evidence.clicks().values().stream().flatMap(clicks -> clicks.between(from, until).values().stream()).mapToLong(Long::longValue).sum();
    }

    /** The day after the last one that has begun. */
    private LocalDate until() {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return (question.to().isAfter(today) ? today : question.to()).plusDays(1);
    }

    /** @param today the same question, as known now */
    List<Restatement> since(Completion today) throws SQLException {
        Since since = new Since(connection, asOf, now, null, null);
        Evidence then = recorded.between(question.from(), until().minusDays(1));
        Evidence present = today.recorded.between(question.from(), today.until().minusDays(1));
        long more = today.clicks(present) - clicks(then);
        for (Answer.Restated change : new Tabulator(connection, rates, Scope.ALL).answer(recorded.clicks(question.from(), question.to(), List.of())).restated()) {
            since.number(change.reason(), 0, (Long) change.cells().get(0));
            more -= (Long) change.cells().get(0);
        }
        // Clicks known ahead of a day that had not begun.
        since.number(Since.NEW, 0, more);
        Map<UUID, Evidence.Conversion> before = counted(then);
        Map<UUID, Evidence.Conversion> after = today.counted(present);
        Map<UUID, String> causes = since.causes(new KnownConversions(connection, recorded.conversions(question.from().atStartOfDay(zone).toInstant(), null)));
        after.forEach((id, one) -> since.number(before.containsKey(id) ? Since.NEW : cause(causes, id, one), before.containsKey(id) ? 0 : 1, 0));
        before.forEach((id, one) -> since.number(after.containsKey(id) ? Since.NEW : cause(causes, id, one), after.containsKey(id) ? 0 : -1, 0));
        return since.rows();
    }

    /** Where the conversion itself has not changed, its click has. */
    private String cause(Map<UUID, String> causes, UUID id, Evidence.Conversion one) {
        return causes.containsKey(id) ? causes.get(id) : one.clickKnown() == null ? Since.VERDICT : one.clickKnown().isAfter(asOf) ? Since.LATE : Since.MERGED;
    }
}
