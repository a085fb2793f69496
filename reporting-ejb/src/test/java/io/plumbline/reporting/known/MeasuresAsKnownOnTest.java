package io.plumbline.reporting.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.ExperimentArm;
import io.plumbline.campaign.api.ExperimentMeasure;
import io.plumbline.campaign.api.ExperimentStatus;
import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.History;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.ChannelValues;
import io.plumbline.reporting.api.CohortAnswer;
import io.plumbline.reporting.api.CohortQuestion;
import io.plumbline.reporting.api.ExpectedAnswer;
import io.plumbline.reporting.api.ExpectedQuestion;
import io.plumbline.reporting.api.ExperimentReadout;
import io.plumbline.reporting.api.InputSample;
import io.plumbline.reporting.api.Restatement;
import io.plumbline.reporting.api.ValueOrder;
import io.plumbline.reporting.cohort.AskedCohorts;
import io.plumbline.reporting.delay.AskedExpectations;
import io.plumbline.reporting.experiment.AskedReadouts;
import io.plumbline.reporting.modelrun.Modelling;
import io.plumbline.reporting.value.AskedValues;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cohorts, customer value, expected conversions and read-outs are kept as a history goes on, and asked for again when it is over. */
class MeasuresAsKnownOnTest {

    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");
    private static final int STEPS = 560;
    private static final int WINDOW = 8;
    private static final LocalDate LAST = LocalDate.of(2026, 8, 31);

    private record Told(List<CohortAnswer> cohorts, ExpectedAnswer expected, List<ExperimentReadout> readouts, Modelling.Outcome value) {
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void figures_kept_at_any_instant_come_back_to_the_digit_and_what_was_restated_makes_them_those_of_today(TestDatabase database) throws Exception {
        long seed = 20261125;
        Random random = new Random(seed);
        Rates rates = Rates.none();
        for (LocalDate day = LocalDate.of(2026, 4, 10); day.isBefore(LocalDate.of(2026, 9, 1)); day = day.plusDays(1)) {
            rates.with(day.toString(), "USD", "EUR", "0.85");
        }
        try (Connection connection = DriverManager.getConnection(database.create())) {
            connection.setAutoCommit(false);
            Facts facts = new Facts(connection);
            facts.advertiser(Fixture.SHOP, "Shop", "EUR", "Europe/Berlin");
            facts.goal(Fixture.SHOP, "sale", "sale");
            History history = new History(connection, rates, random);
            Map<Instant, Told> kept = new LinkedHashMap<>();
            Instant now = START;
            for (int step = 0; step < STEPS; step++) {
                now = now.plusSeconds(1 + random.nextInt(6 * 3600));
                history.goOn(now);
                if (step > 100 && random.nextInt(50) == 0) {
                    kept.put(now, ask(connection, rates, null, now));
                }
            }
            connection.commit();
            Told today = ask(connection, rates, null, now);
            assertThat(kept).hasSizeGreaterThan(5);
            assertThat(today.expected().reason()).isNull();
            for (Map.Entry<Instant, Told> then : kept.entrySet()) {
                Told again = ask(connection, rates, then.getKey(), now);
                String what = "seed " + seed + ", as of " + then.getKey();
                assertThat(again).as(what).usingRecursiveComparison().ignoringFieldsMatchingRegexes(".*restated").isEqualTo(then.getValue());
                addUp(what, again, today);
                values(what, connection, rates, then.getKey(), again.value(), today.value());
            }
        }
    }

    private static void addUp(String what, Told then, Told today) {
        for (int i = 0; i < then.cohorts().size(); i++) {
            addUp(what + " cohorts " + i, then.cohorts().get(i).sample(), then.cohorts().get(i).restated(), today.cohorts().get(i).sample());
        }
        for (int i = 0; i < then.readouts().size(); i++) {
            addUp(what + " readout " + i, then.readouts().get(i).sample(), then.readouts().get(i).restated(), today.readouts().get(i).sample());
        }
        List<Restatement> since = then.expected().restated();
        assertThat(then.expected().total().conversions() + sum(since, Restatement::conversions)).as(what).isEqualTo(today.expected().total().conversions());
        assertThat(then.expected().total().clicks() + sum(since, Restatement::touches)).as(what).isEqualTo(today.expected().total().clicks());
    }

    private static void addUp(String what, InputSample then, List<Restatement> since, InputSample today) {
        assertThat(then.conversions() + sum(since, Restatement::conversions)).as(what).isEqualTo(today.conversions());
        assertThat(since.stream().map(row -> new BigDecimal(row.value())).reduce(new BigDecimal(then.value()), BigDecimal::add)).as(what).isEqualByComparingTo(today.value());
        assertThat(then.touches() + sum(since, Restatement::touches)).as(what).isEqualTo(today.touches());
        if (then.cost() != null) {
            assertThat(since.stream().map(row -> new BigDecimal(row.cost())).reduce(new BigDecimal(then.cost()), BigDecimal::add)).as(what).isEqualByComparingTo(today.cost());
        }
    }

    private static long sum(List<Restatement> since, ToLongFunction<Restatement> of) {
        return since.stream().mapToLong(of).sum();
    }

    private static void values(String what, Connection connection, Rates rates, Instant asOf, Modelling.Outcome then, Modelling.Outcome now) throws SQLException {
        ChannelValues told = AskedValues.channels(connection, rates, order(asOf), then);
        // As known after everything is as known now, with the sums told.
        ChannelValues today = AskedValues.channels(connection, rates, order(Instant.parse("2027-01-01T00:00:00Z")), now);
        assertThat(today.restated()).isEmpty();
        addUp(what + " value", told.sample(), told.restated(), today.sample());
    }

    private static Told ask(Connection connection, Rates rates, Instant asOf, Instant now) throws SQLException {
        return new Told(List.of(cohorts(connection, rates, "first-touch", "week", "channel", asOf, now), cohorts(connection, rates, "first-purchase", "month", "none", asOf, now)),
                AskedExpectations.of(connection, rates, new ExpectedQuestion(Fixture.SHOP, "sale", LocalDate.of(2026, 5, 10), LAST, "Asia/Kolkata", null, null, asOf), WINDOW, now),
                List.of(readout(connection, rates, ExperimentMeasure.CONVERSION_RATE, asOf, now), readout(connection, rates, ExperimentMeasure.VALUE_PER_VISITOR, asOf, now)),
                AskedValues.of(connection, rates, order(asOf)));
    }

    private static CohortAnswer cohorts(Connection connection, Rates rates, String anchor, String unit, String by, Instant asOf, Instant now) throws SQLException {
        return AskedCohorts.of(connection, rates, new CohortQuestion(Fixture.SHOP, "sale", LocalDate.of(2026, 5, 1), LAST, "America/New_York", anchor, unit, by, 20, null, asOf), now);
    }

    private static ExperimentReadout readout(Connection connection, Rates rates, ExperimentMeasure measure, Instant asOf, Instant now) throws SQLException {
        Experiment experiment = new Experiment(History.EXPERIMENT, 0, Fixture.SHOP, Fixture.SPRING, History.LINK, "Pages", null, "sale", measure, new BigDecimal("0.05"),
                new BigDecimal("0.1"), 7, History.VARIANTS.stream().map(name -> new ExperimentArm(name, new UUID(4, name.length()), null, 1)).toList(), ExperimentStatus.RUNNING, START, START, null);
        return AskedReadouts.of(connection, experiment, rates, asOf, now);
    }

    private static ValueOrder order(Instant asOf) {
        return new ValueOrder(Fixture.SHOP, "sale", "bg-nbd", null, null, LAST, "day", null, Map.of("r", new BigDecimal("0.243"), "alpha", new BigDecimal("4.414"), "a", new BigDecimal("0.793"), "b",
                new BigDecimal("2.426")), asOf);
    }
}
