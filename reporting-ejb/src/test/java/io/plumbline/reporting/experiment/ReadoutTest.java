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
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    private static final UUID LINK = new UUID(3, 1);

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

    /** The oracle adjusts each visitor alone: y less theta times what was known, theta from the least squares line within the arms. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_visitors_did_before_they_came_is_taken_out_of_the_figures(TestDatabase database) throws Exception {
        Random random = new Random(20261124);
        Map<String, List<double[]>> units = new HashMap<>(Map.of("long", new ArrayList<>(), "short", new ArrayList<>()));
        try (Connection connection = DriverManager.getConnection(database.create())) {
            Facts facts = new Facts(connection);
            for (int i = 0; i < 400; i++) {
                UUID person = new UUID(5, i);
                String arm = random.nextBoolean() ? "long" : "short";
                Instant at = START.plus(Duration.ofMinutes(random.nextInt(9 * 1440)));
                double habit = random.nextInt(3) == 0 ? 20 + random.nextInt(80) : 0;
                double earlier = 0;
                if (habit > 0) {
                    earlier = habit + random.nextInt(10);
                    sale(facts, person, null, at.minus(Duration.ofDays(1 + random.nextInt(26))), "approved", Math.round(earlier * 100));
                    // Too long ago to count.
                    sale(facts, person, null, at.minus(Duration.ofDays(40)), "approved", 77_700);
                }
                click(facts, person, arm, at, "valid");
                double value = habit > 0 || random.nextInt(10) == 0 ? Math.max(1, habit + random.nextInt(30) + (arm.equals("short") ? 6 : 0)) : 0;
                if (value > 0) {
                    sale(facts, person, arm, at.plus(Duration.ofHours(1)), "approved", Math.round(value * 100));
                }
                units.get(arm).add(new double[] {value, earlier});
            }

            ExperimentReadout told = tell(connection, ExperimentMeasure.VALUE_PER_VISITOR, 7);

            double theta = covariance(units, 0, 1) / covariance(units, 1, 1);
            ExperimentAnswer.Comparison c = told.figures().comparisons().get(0);
            assertThat(told.covariate().theta()).isCloseTo(theta, within(1e-9));
            assertThat(c.difference()).isCloseTo(mean(units.get("short"), theta) - mean(units.get("long"), theta), within(1e-9));
            assertThat(told.covariate().visitors()).isEqualTo(units.values().stream().flatMap(List::stream).filter(u -> u[1] > 0).count());
            assertThat(told.covariate().reduction()).isBetween(0.5, 1.0);
            assertThat(tell(connection, ExperimentMeasure.VALUE_PER_CONVERSION, 7).covariate()).isNull();
            assertThat(tell(connection, ExperimentMeasure.CONVERSION_RATE, 7).covariate().theta()).isPositive();
            Instant then = START.plus(Duration.ofDays(4));
            ExperimentReadout halfWay = tell(connection, ExperimentMeasure.VALUE_PER_VISITOR, 7, then);
            assertThat(halfWay.daysRun()).isEqualTo(5);
            assertThat(halfWay.arms().stream().mapToLong(ExperimentReadout.Arm::visitors).sum()).isBetween(100L, 300L);
            assertThat(ReadoutGrid.of(told).rows()).hasSize(2 + told.growth().size());
        }
    }

    private static double covariance(Map<String, List<double[]>> units, int x, int y) {
        double sum = 0;
        for (List<double[]> arm : units.values()) {
            double meanX = arm.stream().mapToDouble(u -> u[x]).average().orElseThrow();
            double meanY = arm.stream().mapToDouble(u -> u[y]).average().orElseThrow();
            sum += arm.stream().mapToDouble(u -> (u[x] - meanX) * (u[y] - meanY)).sum();
        }
        return sum;
    }

    private static double mean(List<double[]> arm, double theta) {
        return arm.stream().mapToDouble(u -> u[0] - theta * u[1]).average().orElseThrow();
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
        return tell(connection, measure, minimumDays, START.plus(Duration.ofDays(10)));
    }

    private static ExperimentReadout tell(Connection connection, ExperimentMeasure measure, int minimumDays, Instant until) throws Exception {
        Experiment experiment = new Experiment(EXPERIMENT, 0, Fixture.SHOP, Fixture.SPRING, LINK, "Pages", null, "sale", measure, new BigDecimal("0.05"),
                new BigDecimal("0.1"), minimumDays, List.of(new ExperimentArm("long", new UUID(4, 1), null, 1), new ExperimentArm("short", new UUID(4, 2), null, 1)),
                ExperimentStatus.RUNNING, START, START, null);
        return ReadoutDesk.told(connection, experiment, Rates.none(), "EUR", null, until);
    }

    private static void click(Facts facts, UUID person, String variant, Instant at, String verdict) throws Exception {
        Map<String, Object> row = facts.click(Fixture.SHOP, Fixture.SPRING, at, "email", verdict, true);
        row.put("person_id", person);
        row.put("link_id", LINK);
        row.put("experiment_id", EXPERIMENT);
        row.put("variant", variant);
        facts.insert("tracking.click", row);
    }

    private static void sale(Facts facts, UUID person, String variant, Instant at, String status, long cents) throws Exception {
        Map<String, Object> row = facts.conversion(Fixture.SHOP, person, at, "sale", status, cents, "EUR");
        if (variant != null) {
            row.put("experiment_id", EXPERIMENT);
            row.put("variant", variant);
        }
        facts.insert("tracking.conversion", row);
    }
}
