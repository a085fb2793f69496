package io.plumbline.reporting.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.ExperimentArm;
import io.plumbline.campaign.api.ExperimentMeasure;
import io.plumbline.campaign.api.ExperimentStatus;
import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.ExperimentAnswer;
import io.plumbline.reporting.api.ExperimentReadout;
import io.plumbline.reporting.api.ExperimentVerdict;
import io.plumbline.reporting.query.Exchange;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadoutTest {

    private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
    private static final UUID EXPERIMENT = new UUID(9, 1);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_readout_equals_a_count_of_the_visitors_one_by_one(TestDatabase database) throws Exception {
        Random random = new Random(20261122);
        Map<UUID, String> arms = new HashMap<>();
        Map<UUID, Double> values = new HashMap<>();
        Map<UUID, Integer> counts = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(database.create())) {
            Facts facts = new Facts(connection);
            for (int i = 0; i < 600; i++) {
                UUID person = new UUID(5, i);
                String arm = random.nextBoolean() ? "long" : "short";
                arms.put(person, arm);
                Instant at = START.plus(Duration.ofMinutes(random.nextInt(9 * 1440)));
                click(facts, person, arm, at, "valid");
                click(facts, person, arm, at.plusSeconds(60), "valid");
                for (int k = random.nextInt(10) < (arm.equals("long") ? 2 : 5) ? 1 + random.nextInt(3) : 0; k > 0; k--) {
                    long cents = random.nextInt(10_000);
                    sale(facts, person, arm, at.plus(Duration.ofHours(k)), "approved", cents);
                    values.merge(person, cents / 100.0, Double::sum);
                    counts.merge(person, 1, Integer::sum);
                }
            }
            click(facts, new UUID(6, 1), "long", START.plusSeconds(5), "invalid");
            click(facts, new UUID(6, 2), "long", START.plusSeconds(5), "valid");
            click(facts, new UUID(6, 2), "short", START.plusSeconds(9), "valid");
            sale(facts, new UUID(6, 2), "long", START.plusSeconds(60), "approved", 100);
            sale(facts, new UUID(5, 0), arms.get(new UUID(5, 0)), START.plus(Duration.ofDays(9)), "reversed", 99_999);

            for (ExperimentMeasure measure : ExperimentMeasure.values()) {
                ExperimentReadout told = tell(connection, measure, 7);
                assertThat(told.visitorsInSeveral()).isEqualTo(1);
                assertThat(told.arms().stream().mapToLong(ExperimentReadout.Arm::visitors).sum()).isEqualTo(600);
                double expected = value(measure, "short", arms, values, counts) - value(measure, "long", arms, values, counts);
                ExperimentAnswer.Comparison c = told.figures().comparisons().get(0);
                assertThat(c.variant()).isEqualTo("short");
                assertThat(c.difference()).as(measure.key()).isCloseTo(expected, within(1e-9));
                assertThat(told.growth()).hasSize(11);
                assertThat(told.growth().get(10).comparisons()).isEqualTo(told.figures().comparisons());
            }
            assertThat(tell(connection, ExperimentMeasure.CONVERSION_RATE, 7).verdict()).isEqualTo(ExperimentVerdict.WINNER);
            ExperimentReadout early = tell(connection, ExperimentMeasure.CONVERSION_RATE, 30);
            assertThat(early.verdict()).isEqualTo(ExperimentVerdict.NOT_ENOUGH_DATA);
            assertThat(early.reasons().get(0)).contains("30 days");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void an_experiment_nobody_has_seen_yet_says_so(TestDatabase database) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.create())) {
            ExperimentReadout told = tell(connection, ExperimentMeasure.VALUE_PER_CONVERSION, 7);
            assertThat(told.verdict()).isEqualTo(ExperimentVerdict.NOT_ENOUGH_DATA);
            assertThat(told.growth()).isEmpty();
        }
    }

    private static double value(ExperimentMeasure measure, String arm, Map<UUID, String> arms, Map<UUID, Double> values, Map<UUID, Integer> counts) {
        List<UUID> people = arms.entrySet().stream().filter(e -> e.getValue().equals(arm)).map(Map.Entry::getKey).toList();
        double value = people.stream().mapToDouble(p -> values.getOrDefault(p, 0.0)).sum();
        return switch (measure) {
            case CONVERSION_RATE -> people.stream().filter(counts::containsKey).count() / (double) people.size();
            case VALUE_PER_VISITOR -> value / people.size();
            case VALUE_PER_CONVERSION -> value / people.stream().mapToInt(p -> counts.getOrDefault(p, 0)).sum();
        };
    }

    private static ExperimentReadout tell(Connection connection, ExperimentMeasure measure, int minimumDays) throws Exception {
        Experiment experiment = new Experiment(EXPERIMENT, 0, Fixture.SHOP, Fixture.SPRING, new UUID(3, 1), "Pages", null, "sale", measure, new BigDecimal("0.05"),
                new BigDecimal("0.1"), minimumDays, List.of(new ExperimentArm("long", new UUID(4, 1), null, 1), new ExperimentArm("short", new UUID(4, 2), null, 1)),
                ExperimentStatus.RUNNING, START, START, null);
        return new Readout(experiment, new Readings(connection, EXPERIMENT), new Exchange(Rates.none(), "EUR"), START.plus(Duration.ofDays(10))).tell();
    }

    private static void click(Facts facts, UUID person, String variant, Instant at, String verdict) throws Exception {
        Map<String, Object> row = facts.click(Fixture.SHOP, Fixture.SPRING, at, "email", verdict, true);
        row.put("person_id", person);
        row.put("experiment_id", EXPERIMENT);
        row.put("variant", variant);
        facts.insert("tracking.click", row);
    }

    private static void sale(Facts facts, UUID person, String variant, Instant at, String status, long cents) throws Exception {
        Map<String, Object> row = facts.conversion(Fixture.SHOP, person, at, "sale", status, cents, "EUR");
        row.put("experiment_id", EXPERIMENT);
        row.put("variant", variant);
        facts.insert("tracking.conversion", row);
    }
}
