package io.plumbline.reporting.query;

import static io.plumbline.reporting.Fixture.SHOP;
import static io.plumbline.reporting.Fixture.SPRING;
import static io.plumbline.reporting.Fixture.clicks;
import static io.plumbline.reporting.Fixture.conversion;
import static io.plumbline.reporting.Fixture.cost;
import static io.plumbline.reporting.Fixture.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.rollup.Recorder;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.Tally;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportDeskTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection(TestDatabase.H2.create());
        connection.setAutoCommit(false);
        Facts facts = new Facts(connection);
        facts.advertiser(SHOP, "Shop", "EUR", "Europe/Paris");
        facts.campaign(SPRING, SHOP, "Spring sale", "native", "active", "[]");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void a_local_day_contains_the_evening_that_is_tomorrow_in_utc() throws SQLException {
        record(clicks("2026-09-08T02:23:34Z", where("native", null, null, null), 1));
        Question question = new Question(LocalDate.of(2026, 9, 7), LocalDate.of(2026, 9, 7), "America/Chicago", null, List.of("date"), List.of("clicks"),
                null, null, null, null, null);
        assertThat(ask(question).rows()).containsExactly(List.of("2026-09-07", 1L));
    }

    @Test
    void return_on_ad_spend_is_five_whatever_the_currency() throws SQLException {
        record(cost("2026-09-07T10:00:00Z", where("native", null, null, "SEK"), 1_000_000_000L),
                conversion("2026-09-07T11:00:00Z", where("native", "sale", "approved", "SEK"), 500_000));
        assertThat(ask(days(List.of(), "roas", "revenue", "cost", "cpa").apply(null)).rows())
                .containsExactly(List.of(new BigDecimal("5"), "5000.00", "1000.00", "1000.00"));
        FxRates rates = Rates.none().with("2026-09-07", "SEK", "EUR", "0.0951");
        assertThat(ask(days(List.of(), "roas", "revenue", "cost").apply("EUR"), rates).totals()).containsExactly(new BigDecimal("5"), "475.50", "95.10");
    }

    @Test
    void a_ratio_is_the_ratio_of_sums_and_null_without_denominator() throws SQLException {
        record(clicks("2026-09-07T10:00:00Z", where("native", null, null, null), 3), clicks("2026-09-07T10:00:00Z", where("video", null, null, null), 1),
                conversion("2026-09-07T10:00:00Z", where("native", "lead", "pending", "EUR"), 0),
                conversion("2026-09-07T10:00:00Z", where("email", "sale", "rejected", "EUR"), 900));
        Answer answer = ask(days(List.of("channel"), "cr", "cpl", "approvalRate", "aov", "conversions").apply("EUR"));
        assertThat(answer.rows()).containsExactly(Arrays.asList("email", null, null, new BigDecimal("0"), null, 0L),
                Arrays.asList("native", new BigDecimal("0.333333"), "0.00", null, null, 1L),
                Arrays.asList("video", new BigDecimal("0"), null, null, null, 0L));
        assertThat(answer.totals()).containsExactly(new BigDecimal("0.25"), "0.00", new BigDecimal("0"), null, 1L);
    }

    @Test
    void rows_add_up_to_the_total_and_the_total_is_the_same_under_any_grouping() throws SQLException {
        Random random = new Random(8);
        Rates rates = Rates.none();
        List<Tally> events = new ArrayList<>();
        for (int day = 1; day <= 20; day++) {
            String date = "2026-09-%02d".formatted(day);
            rates.with(date, "USD", "EUR", "0." + (800_000 + random.nextInt(99_999))).with(date, "JPY", "EUR", "0.00" + (50_000 + random.nextInt(9_999)));
            for (int i = 0; i < 20; i++) {
                String currency = List.of("USD", "JPY", "EUR").get(random.nextInt(3));
                String channel = List.of("native", "video", "email").get(random.nextInt(3));
                events.add(conversion(date + "T0" + random.nextInt(10) + ":00:00Z", where(SHOP, new UUID(2, random.nextInt(5)), channel, null, "s" + random.nextInt(4),
                        "sale", "approved", currency), random.nextInt(9999)));
                events.add(cost(date + "T0" + random.nextInt(10) + ":00:00Z", where(channel, null, null, currency), random.nextInt(9_999_999)));
            }
        }
        record(events.toArray(Tally[]::new));
        List<Object> totals = null;
        for (List<String> grouping : List.of(List.<String>of(), List.of("date"), List.of("channel"), List.of("hour", "campaign"), List.of("week", "sub1", "campaign"))) {
            Answer answer = ask(days(grouping, "revenue", "cost", "profit").apply("EUR"), rates);
            assertThat(answer.meta().warnings()).isEmpty();
            for (int metric = 0; metric < 3; metric++) {
                int column = grouping.size() + metric;
                BigDecimal sum = answer.rows().stream().map(row -> new BigDecimal((String) row.get(column))).reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(sum).isEqualByComparingTo((String) answer.totals().get(metric));
            }
            totals = totals == null ? answer.totals() : totals;
            assertThat(answer.totals()).isEqualTo(totals);
        }
        BigDecimal exact = BigDecimal.ZERO;
        for (Tally event : events) {
            String currency = event.where().currency();
            BigDecimal rate = rates.rate(LocalDate.parse(event.at().toString().substring(0, 10)), currency, "EUR").orElseThrow();
            exact = exact.add(BigDecimal.valueOf(event.revenueMinor(), currency.equals("JPY") ? 0 : 2).multiply(rate));
        }
        assertThat(new BigDecimal((String) totals.get(0))).isEqualByComparingTo(exact.setScale(2, java.math.RoundingMode.HALF_EVEN));
    }

    @Test
    void an_amount_without_a_rate_is_left_out_and_said_so() throws SQLException {
        record(conversion("2026-09-07T10:00:00Z", where("native", "sale", "approved", "GBP"), 1000),
                conversion("2026-09-08T10:00:00Z", where("native", "sale", "approved", "EUR"), 500));
        Answer answer = ask(days(List.of(), "revenue", "sales").apply(null));
        assertThat(answer.meta().currency()).isEqualTo("EUR");
        assertThat(answer.rows()).containsExactly(List.of("5.00", 2L));
        assertThat(answer.meta().warnings()).singleElement().asString().contains("GBP", "EUR", "2026-09-07");
    }

    @Test
    void the_only_currency_there_is_is_the_answers() throws SQLException {
        record(conversion("2026-09-07T10:00:00Z", where("native", "sale", "approved", "JPY"), 1000));
        Answer answer = ask(days(List.of(), "revenue").apply(null));
        assertThat(answer.meta().currency()).isEqualTo("JPY");
        assertThat(answer.totals()).containsExactly("1000");
    }

    @Test
    void filters_take_ids_of_entities_words_with_wildcards_as_they_are_and_absence() throws SQLException {
        record(clicks("2026-09-07T10:00:00Z", where(SHOP, SPRING, "native", null, "50%_off", null, null, null), 1),
                clicks("2026-09-07T10:00:00Z", where(SHOP, new UUID(2, 2), "native", null, "50 off", null, null, null), 2),
                clicks("2026-09-07T10:00:00Z", where(SHOP, null, "video", null, null, null, null, null), 4));
        assertThat(clicksWhere("campaign", "in", SPRING.toString())).isEqualTo(1);
        assertThat(clicksWhere("campaign", "notIn", SPRING.toString())).isEqualTo(6);
        assertThat(clicksWhere("campaign", "contains", "SPRING")).isEqualTo(1);
        assertThat(clicksWhere("campaign", "in", "")).isEqualTo(4);
        assertThat(clicksWhere("campaign", "notIn", "")).isEqualTo(3);
        assertThat(clicksWhere("sub1", "contains", "%_O")).isEqualTo(1);
        assertThat(clicksWhere("sub1", "in", "50%_off", "50 off")).isEqualTo(3);
        assertThat(clicksWhere("sub1", "notIn", "50%_off")).isEqualTo(6);
        assertThat(clicksWhere("date", "in", "2026-09-07")).isEqualTo(7);
        assertThat(clicksWhere("week", "notIn", "2026-W37")).isZero();
        assertThat(clicksWhere("hour", "contains", "T10:00")).isEqualTo(7);
        assertThat(clicksWhere("variant", "in", "B")).isZero();
        assertThat(clicksWhere("variant", "in", "")).isEqualTo(7);
    }

    @Test
    void entities_answer_id_and_name_and_sort_by_name() throws SQLException {
        new Facts(connection).campaign(new UUID(2, 2), SHOP, "autumn", "native", "active", "[]");
        record(clicks("2026-09-07T10:00:00Z", where(SHOP, SPRING, "native", null, null, null, null, null), 1),
                clicks("2026-09-07T10:00:00Z", where(SHOP, new UUID(2, 2), "native", null, null, null, null, null), 2));
        assertThat(ask(days(List.of("campaign", "variant"), "clicks").apply(null)).rows()).containsExactly(
                Arrays.asList(new Answer.Entity(new UUID(2, 2).toString(), "autumn"), null, 2L),
                Arrays.asList(new Answer.Entity(SPRING.toString(), "Spring sale"), null, 1L));
    }

    @Test
    void pieces_follow_each_other_without_gap_and_totals_are_over_all() throws SQLException {
        record(IntStream.range(0, 25).mapToObj(i -> clicks("2026-09-07T10:00:00Z", where(SHOP, SPRING, "native", null, "s" + i, null, null, null), i + 1)).toArray(Tally[]::new));
        List<Object> seen = new ArrayList<>();
        String cursor = null;
        do {
            Answer piece = ask(new Question(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30), "UTC", null, List.of("sub1"), List.of("clicks"), null, null, "-clicks", 10, cursor));
            piece.rows().forEach(row -> seen.add(row.get(1)));
            assertThat(piece.totals()).containsExactly(325L);
            assertThat(piece.meta().rowCount()).isEqualTo(25);
            cursor = piece.next();
        } while (cursor != null);
        assertThat(seen).isEqualTo(IntStream.range(0, 25).mapToObj(i -> 25L - i).toList());
        Answer first = ask(new Question(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30), "UTC", null, List.of("sub1"), List.of("clicks"), null, null, null, 10, null));
        assertThatThrownBy(() -> ask(new Question(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30), "UTC", null, List.of("sub2"), List.of("clicks"), null, null, null, 10, first.next())))
                .isInstanceOf(Invalid.class).extracting(no -> ((Refusal) no).code()).isEqualTo("cursor-malformed");
    }

    @Test
    void the_third_day_compares_with_the_third_day_before_also_when_days_are_missing() throws SQLException {
        record(clicks("2026-09-10T10:00:00Z", where("native", null, null, null), 5), clicks("2026-09-12T10:00:00Z", where("native", null, null, null), 6),
                clicks("2026-09-09T10:00:00Z", where("native", null, null, null), 2), clicks("2025-09-10T10:00:00Z", where("native", null, null, null), 9));
        Answer answer = ask(compared(List.of("date"), "previous-period"));
        assertThat(answer.rows()).containsExactly(List.of("2026-09-10", 5L), List.of("2026-09-12", 6L));
        assertThat(answer.compareRows()).containsExactly(Arrays.asList(null, 0L), List.of("2026-09-09", 2L));
        assertThat(answer.compareTotals()).containsExactly(2L);
        assertThat(ask(compared(List.of("channel"), "previous-year")).compareRows()).containsExactly(List.of("native", 9L));
    }

    @Test
    void nobody_sees_more_than_his_advertiser_or_partner() throws SQLException {
        UUID partner = new UUID(7, 7);
        record(clicks("2026-09-07T10:00:00Z", where(SHOP, SPRING, "native", partner, null, null, null, null), 1),
                clicks("2026-09-07T10:00:00Z", where(SHOP, SPRING, "native", null, null, null, null, null), 2),
                clicks("2026-09-07T10:00:00Z", where(new UUID(1, 9), null, "native", partner, null, null, null, null), 4));
        Question question = days(List.of(), "clicks").apply(null);
        assertThat(ReportDesk.answer(connection, Rates.none(), new Scope(SHOP, null), question, NOW).totals()).containsExactly(3L);
        assertThat(ReportDesk.answer(connection, Rates.none(), new Scope(null, partner), question, NOW).totals()).containsExactly(5L);
        assertThat(ReportDesk.answer(connection, Rates.none(), new Scope(SHOP, partner), question, NOW).totals()).containsExactly(1L);
    }

    @Test
    void without_dimensions_there_is_one_row_also_without_events() throws SQLException {
        Answer answer = ask(days(List.of(), "clicks", "cpc", "revenue").apply(null));
        assertThat(answer.rows()).containsExactly(Arrays.asList(0L, null, "0.00"));
        assertThat(ask(days(List.of("channel"), "clicks").apply(null)).rows()).isEmpty();
    }

    @Test
    void an_answer_beyond_all_reading_is_refused() throws SQLException {
        Instant first = Instant.parse("2026-09-01T00:00:00Z");
        connection.createStatement().execute("insert into reporting.slice (id, advertiser_id, channel, sub1) select random_uuid(), '" + SHOP
                + "', 'native', 's' || r.x from system_range(1, 320) r(x)");
        connection.createStatement().execute("insert into reporting.rollup_quarter select " + first.getEpochSecond() / 900
                + " + 4 * q.x, s.id, 0, 1, 0, 0, 0, 0, 0, 0 from reporting.slice s, system_range(0, 650) q(x)");
        assertThatThrownBy(() -> ask(new Question(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30), "UTC", null, List.of("hour", "sub1", "sub2"), List.of("clicks"), null, null, null, null, null)))
                .isInstanceOf(Invalid.class).extracting(no -> ((Refusal) no).code()).isEqualTo("too-many-rows");
    }

    @ParameterizedTest
    @CsvSource({"x,UTC,EUR,clicks,dimension-unknown", "date,Mars/Base,EUR,clicks,zone-unknown", "date,UTC,XXX,clicks,currency-unknown", "date,UTC,EUR,profits,metric-unknown",
        "date,UTC,EUR,'',metric-unknown", "advertiser'--,UTC,EUR,clicks,dimension-unknown"})
    void nonsense_is_refused_by_name(String dimension, String zone, String currency, String metric, String code) {
        Question question = new Question(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30), zone, currency, List.of(dimension), List.of(metric), null, null, null, null, null);
        assertThatThrownBy(() -> ask(question)).isInstanceOf(Invalid.class).extracting(no -> ((Refusal) no).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"previous-moon", "-revenue2"})
    void unknown_comparisons_and_sorts_are_refused(String text) {
        Question question = new Question(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30), null, null, List.of(), List.of("clicks"), null,
                text.startsWith("-") ? null : text, text.startsWith("-") ? text : null, null, null);
        assertThatThrownBy(() -> ask(question)).isInstanceOf(Invalid.class);
    }

    private long clicksWhere(String dimension, String op, String... values) throws SQLException {
        return (Long) ask(new Question(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30), "UTC", null, List.of(), List.of("clicks"),
                List.of(new Question.Filter(dimension, op, List.of(values))), null, null, null, null)).totals().get(0);
    }

    private static Question compared(List<String> dimensions, String with) {
        return new Question(LocalDate.of(2026, 9, 10), LocalDate.of(2026, 9, 12), "UTC", null, dimensions, List.of("clicks"), null, with, null, null, null);
    }

    private static java.util.function.Function<String, Question> days(List<String> dimensions, String... metrics) {
        return currency -> new Question(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30), "Asia/Kathmandu", currency, dimensions, List.of(metrics), List.of(), null, null, null, null);
    }

    private void record(Tally... tallies) throws SQLException {
        Recorder.record(connection, List.of(tallies));
    }

    private Answer ask(Question question) throws SQLException {
        return ask(question, Rates.none());
    }

    private Answer ask(Question question, FxRates rates) throws SQLException {
        return ReportDesk.answer(connection, rates, Scope.ALL, question, NOW);
    }
}
