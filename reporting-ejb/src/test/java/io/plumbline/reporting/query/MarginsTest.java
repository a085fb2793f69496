package io.plumbline.reporting.query;

import static io.plumbline.reporting.Fixture.SHOP;
import static io.plumbline.reporting.Fixture.SPRING;
import static io.plumbline.reporting.Fixture.conversion;
import static io.plumbline.reporting.Fixture.cost;
import static io.plumbline.reporting.Fixture.where;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.rollup.Recorder;
import io.plumbline.tracking.api.Tally;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarginsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final UUID OTHER_SHOP = new UUID(1, 2);
    private static final List<String> METRICS = List.of("grossProfit", "contribution", "poas", "marginRoi", "approvedGrossProfit", "approvedContribution", "approvedPoas", "approvedMarginRoi");

    /**
     * By hand: 700 at 40 % until the ninth and 100 at 50 % from the tenth are 330 gross profit; 150 for media and 20 to the partner leave 160.
     * Approved are 500 and 100: 250 gross profit, 80 left.
     */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void profit_takes_the_margin_of_each_day_and_then_what_was_spent(TestDatabase database) throws SQLException {
        try (Connection connection = opened(database)) {
            tell(connection);
            margin(connection, SHOP, "2026-01-01", "0.4", "2026-08-01T00:00:00Z");
            margin(connection, SHOP, "2026-09-10", "0.5", "2026-08-01T00:00:00Z");
            assertThat(ask(connection, List.of(), null).totals()).containsExactly("330.00", "160.00", new BigDecimal("1.941176"), new BigDecimal("0.941176"),
                    "250.00", "80.00", new BigDecimal("1.470588"), new BigDecimal("0.470588"));
            assertThat(ask(connection, List.of("channel"), null).rows()).containsExactly(
                    Arrays.asList("native", "280.00", "110.00", new BigDecimal("1.647059"), new BigDecimal("0.647059"), "200.00", "30.00", new BigDecimal("1.176471"), new BigDecimal("0.176471")),
                    Arrays.asList("video", "50.00", "50.00", null, null, "50.00", "50.00", null, null));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_row_with_revenue_of_unknown_margin_has_no_profit_and_neither_has_the_total(TestDatabase database) throws SQLException {
        try (Connection connection = opened(database)) {
            tell(connection);
            margin(connection, SHOP, "2026-09-08", "0.5", "2026-08-01T00:00:00Z");
            Answer answer = ask(connection, List.of("channel"), null);
            assertThat(answer.rows().get(0)).startsWith("native").endsWith(null, null, null, null, null, null, null, null);
            assertThat(answer.rows().get(1)).startsWith("video", "50.00", "50.00");
            assertThat(answer.totals()).containsOnlyNulls();
            assertThat(answer.meta().warnings()).singleElement().asString().startsWith("No margin is known for Shop on some days");
            margin(connection, SHOP, "2026-09-08", null, "2026-08-02T00:00:00Z");
            assertThat(ask(connection, List.of("channel"), null).rows().get(1)).as("taken back").containsExactly("video", null, null, null, null, null, null, null, null);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void each_advertiser_has_its_own_and_other_currencies_are_exchanged_after_it(TestDatabase database) throws SQLException {
        try (Connection connection = opened(database)) {
            new Facts(connection).advertiser(OTHER_SHOP, "Other", "USD", "UTC");
            tell(connection);
            Recorder.record(connection, List.of(conversion("2026-09-07T10:00:00Z", where(OTHER_SHOP, SPRING, "native", null, "s1", "sale", "approved", "USD"), 100_00)));
            margin(connection, SHOP, "2026-01-01", "0.4", "2026-08-01T00:00:00Z");
            margin(connection, OTHER_SHOP, "2026-01-01", "0.25", "2026-08-01T00:00:00Z");
            Rates rates = Rates.none().with("2026-09-07", "USD", "EUR", "0.9");
            assertThat(ask(connection, List.of(), null, rates).totals().get(0)).as("800 at 0.4 and 100 dollars at 0.25 and 0.9").isEqualTo("342.50");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_margin_that_was_corrected_later_leaves_the_report_of_then_as_it_was_and_is_named(TestDatabase database) throws SQLException {
        try (Connection connection = opened(database)) {
            tell(connection);
            margin(connection, SHOP, "2026-01-01", "0.4", "2026-08-01T00:00:00Z");
            Instant then = Instant.parse("2026-10-01T00:00:00Z");
            Answer before = ask(connection, List.of(), then);
            margin(connection, SHOP, "2026-01-01", "0.3", "2026-11-01T00:00:00Z");
            Answer after = ask(connection, List.of(), then);
            assertThat(before.totals().get(0)).isEqualTo("320.00");
            assertThat(before.restated()).isEmpty();
            assertThat(after.totals()).isEqualTo(before.totals());
            assertThat(after.restated()).containsExactly(new Answer.Restated("margin", Arrays.asList("-80.00", "-80.00", null, null, "-60.00", "-60.00", null, null)));
            assertThat(ask(connection, List.of(), null).totals().get(0)).isEqualTo("240.00");
        }
    }

    /** Half a cent then and half a cent later are nothing each, and one cent together. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_was_known_then_and_what_came_since_add_up_to_now_to_the_cent_whatever_is_exchanged(TestDatabase database) throws SQLException {
        try (Connection connection = opened(database)) {
            Rates rates = Rates.none().with("2026-09-07", "USD", "EUR", "0.5");
            Tally cent = conversion("2026-09-07T10:00:00Z", where("native", "sale", "approved", "USD"), 1);
            Instant then = Instant.parse("2026-10-01T00:00:00Z");
            Recorder.record(connection, List.of(cent), then.minusSeconds(3600));
            Recorder.record(connection, List.of(cent), then.plusSeconds(3600));
            Question asked = new Question(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30), "UTC", "EUR", List.of(), List.of("revenue"), null, null, null, null, null, then);
            Answer answer = ReportDesk.answer(connection, rates, Scope.ALL, asked, NOW);
            assertThat(answer.totals()).containsExactly("0.00");
            assertThat(answer.restated()).containsExactly(new Answer.Restated("late", List.of("0.01")));
            Question now = new Question(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30), "UTC", "EUR", List.of(), List.of("revenue"), null, null, null, null, null, null);
            assertThat(ReportDesk.answer(connection, rates, Scope.ALL, now, NOW).totals()).containsExactly("0.01");
        }
    }

    private static void tell(Connection connection) throws SQLException {
        Tally paid = new Tally(Instant.parse("2026-09-07T11:00:00Z"), where("native", "sale", "approved", "EUR"), 0, 0, 0, 0, 0, 0, 20_00, 0);
        Recorder.record(connection, List.of(conversion("2026-09-07T10:00:00Z", where("native", "sale", "approved", "EUR"), 500_00), paid,
                conversion("2026-09-07T10:30:00Z", where("native", "sale", "pending", "EUR"), 200_00), cost("2026-09-09T10:00:00Z", where("native", null, null, "EUR"), 150_000_000L),
                conversion("2026-09-10T10:00:00Z", where("video", "sale", "approved", "EUR"), 100_00)));
    }

    private static Connection opened(TestDatabase database) throws SQLException {
        Connection connection = DriverManager.getConnection(database.create());
        connection.setAutoCommit(false);
        Facts facts = new Facts(connection);
        facts.advertiser(SHOP, "Shop", "EUR", "UTC");
        facts.campaign(SPRING, SHOP, "Spring sale", "native", "active", "[]");
        return connection;
    }

    private static void margin(Connection connection, UUID advertiser, String from, String share, String knownAt) throws SQLException {
        new Facts(connection).margin(advertiser, LocalDate.parse(from), share == null ? null : new BigDecimal(share), Instant.parse(knownAt));
    }

    private static Answer ask(Connection connection, List<String> dimensions, Instant asOf) throws SQLException {
        return ask(connection, dimensions, asOf, Rates.none());
    }

    private static Answer ask(Connection connection, List<String> dimensions, Instant asOf, Rates rates) throws SQLException {
        return ReportDesk.answer(connection, rates, Scope.ALL, new Question(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30), "UTC", "EUR", dimensions, METRICS, null, null, null, null, null, asOf), NOW);
    }
}
