package io.plumbline.reporting.cohort;

import static io.plumbline.reporting.Fixture.SHOP;
import static io.plumbline.reporting.Fixture.SPRING;
import static io.plumbline.reporting.Fixture.cost;
import static io.plumbline.reporting.Fixture.where;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.CohortAnswer;
import io.plumbline.reporting.api.CohortQuestion;
import io.plumbline.reporting.query.Overheads;
import io.plumbline.reporting.rollup.Recorder;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OverheadsTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

    /** By hand: two customers of search and one of social; 200 and 100 for media; 3,100 of overhead go two to one. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_customer_costs_media_partners_and_a_part_of_the_overhead(TestDatabase database) throws SQLException {
        try (Connection connection = opened(database)) {
            assertThat(ask(connection, "channel", "month", null).totals().get(0).overhead()).as("nothing was entered").isNull();
            new Facts(connection).overhead(SHOP, JANUARY, 3100_00L, EARLY);
            CohortAnswer answer = ask(connection, "channel", "month", null);
            assertThat(answer.cohorts()).filteredOn(c -> c.label().equals("2026-01")).extracting(CohortAnswer.Cohort::key, CohortAnswer.Cohort::cost, CohortAnswer.Cohort::overhead, CohortAnswer.Cohort::cac)
                    .containsExactlyInAnyOrder(tuple("search", "200.00", "2066.67", "1133.34"), tuple("social", "100.00", "1033.33", "1133.33"));
            assertThat(List.of(answer.totals().get(0))).extracting(CohortAnswer.Cohort::key, CohortAnswer.Cohort::cost, CohortAnswer.Cohort::overhead, CohortAnswer.Cohort::cac)
                    .containsExactly(tuple(null, "300.00", "3100.00", "1133.33"));
            assertThat(answer.totals().get(1).overhead()).as("February has none").isNull();
            assertThat(answer.sample().cost()).isEqualTo("3400.00");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void weeks_bear_their_days_and_an_overhead_without_spend_is_nobodys(TestDatabase database) throws SQLException {
        try (Connection connection = opened(database)) {
            new Facts(connection).overhead(SHOP, JANUARY, 3100_00L, EARLY);
            new Facts(connection).overhead(SHOP, LocalDate.of(2026, 2, 1), 2800_00L, EARLY);
            CohortAnswer answer = ask(connection, "channel", "week", null);
            assertThat(answer.totals()).extracting(CohortAnswer.Cohort::overhead).startsWith("400.00", "700.00").contains("700.00", "700.00");
            assertThat(answer.cohorts()).filteredOn(c -> c.label().equals("2026-W02")).singleElement().extracting(CohortAnswer.Cohort::key, CohortAnswer.Cohort::overhead).containsExactly(null, "700.00");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void an_overhead_entered_later_is_not_in_the_cohorts_of_then_and_is_named(TestDatabase database) throws SQLException {
        try (Connection connection = opened(database)) {
            new Facts(connection).overhead(SHOP, JANUARY, 3100_00L, Instant.parse("2026-03-05T00:00:00Z"));
            CohortAnswer then = ask(connection, "none", "month", Instant.parse("2026-03-01T00:00:00Z"));
            assertThat(then.totals().get(0).overhead()).isNull();
            assertThat(then.sample().cost()).isEqualTo("300.00");
            assertThat(then.restated()).filteredOn(r -> r.reason().equals("overhead")).singleElement().extracting(r -> r.cost()).isEqualTo("3100.00");
            assertThat(new BigDecimal(then.sample().cost()).add(new BigDecimal("3100.00"))).isEqualByComparingTo(ask(connection, "none", "month", null).sample().cost());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void payback_takes_the_advertisers_margin_unless_the_question_has_one(TestDatabase database) throws SQLException {
        try (Connection connection = opened(database)) {
            CohortAnswer whole = ask(connection, "none", "month", null);
            assertThat(whole.margin()).isEqualByComparingTo("1");
            assertThat(whole.totals().get(0).paybackPeriod()).as("360 of revenue against 300 of cost").isZero();
            new Facts(connection).margin(SHOP, JANUARY, new BigDecimal("0.5"), EARLY);
            CohortAnswer half = ask(connection, "none", "month", null);
            assertThat(half.margin()).isEqualByComparingTo("0.5");
            assertThat(half.totals().get(0).paybackPeriod()).as("180 of margin").isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void parts_of_a_month_add_up_to_the_month(TestDatabase database) throws SQLException {
        try (Connection connection = opened(database)) {
            new Facts(connection).overhead(SHOP, JANUARY, 100_00L, EARLY);
            Overheads known = Overheads.known(connection, SHOP, "EUR", null);
            BigDecimal sum = BigDecimal.ZERO;
            for (int day = 0; day < 31; day += 3) {
                LocalDate from = JANUARY.plusDays(day);
                LocalDate to = from.plusDays(2).isAfter(LocalDate.of(2026, 1, 31)) ? LocalDate.of(2026, 1, 31) : from.plusDays(2);
                sum = sum.add(known.of(from, to).orElseThrow());
            }
            assertThat(sum).isEqualByComparingTo("100");
            assertThat(known.of(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28))).isEmpty();
            assertThat(Overheads.bySpend(new BigDecimal("10.00"), Map.of("a", BigDecimal.ONE, "b", BigDecimal.ONE, "c", BigDecimal.ONE, "d", BigDecimal.ZERO), 2).values())
                    .containsExactlyInAnyOrder(new BigDecimal("3.34"), new BigDecimal("3.33"), new BigDecimal("3.33"));
        }
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static Connection opened(TestDatabase database) throws SQLException {
        Connection connection = DriverManager.getConnection(database.create());
        connection.setAutoCommit(false);
        Facts facts = new Facts(connection);
        facts.advertiser(SHOP, "Shop", "EUR", "UTC");
        facts.goal(SHOP, "sale", "sale");
        facts.campaign(SPRING, SHOP, "Spring sale", "search", "active", "[]");
        for (String channel : List.of("search", "search", "social")) {
            Map<String, Object> sale = facts.conversion(SHOP, UUID.randomUUID(), Instant.parse("2026-01-02T10:00:00Z"), "sale", "approved", 120_00, "EUR");
            sale.put("channel", channel);
            facts.insert("tracking.conversion", sale);
        }
        Recorder.record(connection, List.of(cost("2026-01-02T10:00:00Z", where("search", null, null, "EUR"), 200_000_000L), cost("2026-01-02T10:00:00Z", where("social", null, null, "EUR"), 100_000_000L)));
        return connection;
    }

    private static CohortAnswer ask(Connection connection, String by, String unit, Instant asOf) throws SQLException {
        return AskedCohorts.of(connection, Rates.none(), new CohortQuestion(SHOP, "sale", JANUARY, LocalDate.of(2026, 2, 8), "UTC", null, unit, by, 2, null, asOf), NOW);
    }
}
