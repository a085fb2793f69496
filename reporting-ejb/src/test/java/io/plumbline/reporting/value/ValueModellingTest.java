package io.plumbline.reporting.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.ChannelValue;
import io.plumbline.reporting.api.CustomerForecast;
import io.plumbline.reporting.api.ValueOrder;
import io.plumbline.reporting.api.ValueSettings;
import io.plumbline.reporting.modelrun.Modelling;
import io.plumbline.shared.Json;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From stored conversions to parameters, customers and channels. */
class ValueModellingTest {

    private static final LocalDate END = LocalDate.of(1997, 9, 30);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final TypeReference<Found> FOUND = new TypeReference<>() { };
    private static final List<String> CHANNELS = List.of("search", "social", "email");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void stored_purchases_of_the_cdnow_customers_give_the_published_figures(TestDatabase database) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.create())) {
            connection.setAutoCommit(false);
            write(new Facts(connection));
            Modelling.Outcome outcome = run(connection, order("bg-nbd", "gamma-gamma", null, null));
            Found found = Json.read(outcome.result(), FOUND);

            assertThat(found.customers()).isEqualTo(2357);
            assertThat(found.repeaters()).isEqualTo(946);
            assertThat(found.spendCustomers()).isEqualTo(946);
            assertThat(found.anonymous()).isEqualTo(1);
            assertThat(found.firstDay()).isEqualTo("1997-01-01");
            assertThat(found.logLikelihood()).isCloseTo(-9582.429, within(1e-3));
            near(found.parameters(), Map.of("r", 0.243, "alpha", 4.414, "a", 0.793, "b", 2.426));
            near(found.spendParameters(), Map.of("p", 6.25, "q", 3.74, "gamma", 15.44));
            assertThat(found.standardErrors().keySet()).containsExactlyInAnyOrder("r", "alpha", "a", "b", "p", "q", "gamma");

            Modelling.Outcome again = run(connection, order("bg-nbd", "gamma-gamma", null, null));
            assertThat(again).isEqualTo(outcome);
            customers(connection, found);
            channels(connection, found);
            given(connection);
        }
    }

    @Test
    void a_covariate_that_says_nothing_is_told_to_say_nothing() throws Exception {
        try (Connection connection = DriverManager.getConnection(TestDatabase.H2.create())) {
            connection.setAutoCommit(false);
            write(new Facts(connection));
            Found found = Json.read(run(connection, order("pareto-nbd", null, "channel", null)).result(), FOUND);

            assertThat(found.channels()).containsExactly("search", "social", "email");
            assertThat(found.effects()).hasSize(2).allSatisfy(effect -> {
                assertThat(Math.abs(effect.purchase())).isLessThan(3 * effect.purchaseError());
                assertThat(Math.abs(effect.dropout())).isLessThan(3 * effect.dropoutError());
            });
            assertThat(found.covariateTest().degrees()).isEqualTo(4);
            assertThat(found.covariateTest().pValue()).isBetween(0.001, 1.0);
            assertThat(found.logLikelihood() - found.covariateTest().statistic() / 2).isCloseTo(-9594.976, within(1e-3));
        }
    }

    @Test
    void what_the_data_cannot_carry_is_refused_with_a_reason() throws Exception {
        try (Connection connection = DriverManager.getConnection(TestDatabase.H2.create())) {
            Facts facts = new Facts(connection);
            facts.advertiser(Fixture.SHOP, "Shop", "EUR", "America/New_York");
            facts.goal(Fixture.SHOP, "sale", "sale");
            assertThatThrownBy(() -> run(connection, order("bg-nbd", null, null, null))).isInstanceOf(NoFit.class).hasMessageContaining("0 customers");
            for (int i = 0; i < 60; i++) {
                sale(facts, new UUID(9, i), "c" + i, "search", END.minusDays(i), LocalTime.NOON, 1000);
            }
            assertThatThrownBy(() -> run(connection, order("bg-nbd", null, null, null))).isInstanceOf(NoFit.class).hasMessageContaining("0 of 60 customers came back");
        }
    }

    private static void customers(Connection connection, Found found) throws Exception {
        Outlook outlook = new Outlook(Brief.of(order("bg-nbd", "gamma-gamma", null, null)), found, new ValueSettings(new BigDecimal("39"), null, null, null));
        List<Samples.Kept> all = new Samples(connection).page(found.sample(), 0, 5000, null);
        assertThat(all).hasSize(2357);
        Samples.Kept one = all.stream().filter(k -> k.member().x() == 2 && k.member().recencyDays() == 213 && k.member().ageDays() == 272).findFirst().orElseThrow();
        CustomerForecast forecast = outlook.forecast(one.member());
        assertThat(forecast.expectedPurchases()).isCloseTo(1.226, within(1e-3));
        assertThat(new Samples(connection).page(found.sample(), 0, 10, forecast.customerId())).extracting(k -> k.member().id()).containsExactly(forecast.customerId());
        // The published forecast of the holdout: the cohort is expected to make about 1,760 repeat purchases in the next 39 weeks; it made 1,882.
        assertThat(all.stream().mapToDouble(k -> outlook.forecast(k.member()).expectedPurchases()).sum()).isBetween(1650.0, 1882.0);
    }

    private static void channels(Connection connection, Found found) throws Exception {
        Outlook outlook = new Outlook(Brief.of(order("bg-nbd", "gamma-gamma", null, null)), found, new ValueSettings(new BigDecimal("39"), null, new BigDecimal("0.5"), null));
        ChannelTable table = new ChannelTable(outlook, true, new Costs(Map.of("search", new BigDecimal("7860"), "radio", new BigDecimal("140")), Map.of(), null, Map.of(), List.of()));
        Map<String, List<Member>> byChannel = new TreeMap<>();
        new Samples(connection).all(found.sample(), kept -> {
            table.add(kept.member());
            byChannel.computeIfAbsent(kept.member().channel(), c -> new ArrayList<>()).add(kept.member());
        });
        assertThat(table.rows()).extracting(ChannelValue::channel).containsExactlyInAnyOrderElementsOf(CHANNELS);
        for (ChannelValue row : table.rows()) {
            List<Member> members = byChannel.get(row.channel());
            double realised = members.stream().mapToLong(Member::realisedMinor).sum() / 100.0 / members.size() / 2;
            double expected = members.stream().mapToDouble(m -> outlook.forecast(m).expectedMargin()).average().orElseThrow();
            assertThat(row.customers()).isEqualTo(members.size());
            assertThat(Double.parseDouble(row.realisedMargin())).isCloseTo(realised, within(0.005));
            assertThat(Double.parseDouble(row.clv())).isCloseTo(realised + expected, within(0.01));
            assertThat(Double.parseDouble(row.allowableCpa())).isCloseTo((realised + expected) / 3, within(0.01));
        }
        ChannelValue search = table.rows().stream().filter(r -> r.channel().equals("search")).findFirst().orElseThrow();
        assertThat(Double.parseDouble(search.cac())).isCloseTo(7860.0 / search.customers(), within(0.005));
        assertThat(search.clvToCac()).isCloseTo(Double.parseDouble(search.clv()) / Double.parseDouble(search.cac()), withPercentage(0.1));
        assertThat(payback(outlook, byChannel.get("search"), 7860.0 / search.customers())).isEqualTo(search.paybackPeriods());
        assertThat(table.rows().stream().filter(r -> r.channel().equals("email"))).allSatisfy(r -> {
            assertThat(r.cac()).isNull();
            assertThat(r.clvToCac()).isNull();
            assertThat(r.paybackPeriods()).isNull();
        });
        assertThat(table.total().cost()).isEqualTo("8000.00");
        assertThat(table.total().customers()).isEqualTo(2357);
    }

    /** Counted up week by week. */
    private static Integer payback(Outlook outlook, List<Member> members, double cac) {
        double first = members.stream().mapToLong(Member::firstMinor).sum() / 100.0 / members.size() / 2;
        double each = members.stream().mapToDouble(outlook::expectedMean).average().orElseThrow() / 2;
        for (int week = 0; week <= 39; week++) {
            if (first + each * outlook.ofNew("search", week) >= cac) {
                return week;
            }
        }
        return null;
    }

    private static void given(Connection connection) throws Exception {
        Map<String, BigDecimal> parameters = Map.of("r", new BigDecimal("0.553"), "alpha", new BigDecimal("10.578"), "s", new BigDecimal("0.606"), "beta", new BigDecimal("11.669"));
        Found found = Json.read(run(connection, order("pareto-nbd", null, null, parameters)).result(), FOUND);
        assertThat(found.parameters()).isEqualTo(Map.of("r", 0.553, "alpha", 10.578, "s", 0.606, "beta", 11.669));
        assertThat(found.logLikelihood()).isCloseTo(-9594.98, within(0.01));
        assertThat(found.standardErrors()).isNull();
    }

    private static Modelling.Outcome run(Connection connection, ValueOrder order) throws Exception {
        return ValueModelling.run(connection, Rates.none(), order, percent -> { });
    }

    private static ValueOrder order(String model, String spend, String covariate, Map<String, BigDecimal> parameters) {
        return new ValueOrder(Fixture.SHOP, "sale", model, spend, covariate, END, "week", null, parameters, null);
    }

    private static void near(Map<String, Double> found, Map<String, Double> published) {
        assertThat(found.keySet()).isEqualTo(published.keySet());
        published.forEach((name, value) -> assertThat(found.get(name)).as(name).isCloseTo(value, withPercentage(0.5)));
    }

    /** Also what must not count: a refused sale, another goal, a sale of nobody, one after the end, a second one of the first day. */
    private static void write(Facts facts) throws Exception {
        facts.advertiser(Fixture.SHOP, "Shop", "EUR", ZONE.getId());
        facts.goal(Fixture.SHOP, "sale", "sale");
        int number = 0;
        for (Cdnow c : Cdnow.all()) {
            UUID person = new UUID(7, number);
            String id = "c%05d".formatted(number);
            LocalDate first = END.minusDays(c.ageDays());
            String channel = CHANNELS.get(number++ % 3);
            facts.touch(Fixture.SHOP, person, first.atTime(0, 1).atZone(ZONE).toInstant(), "click", channel, null);
            sale(facts, person, id, "other", first, LocalTime.of(0, 5), 1500);
            sale(facts, person, id, "other", first, LocalTime.of(23, 55), 500);
            for (int i = 1; i <= c.x(); i++) {
                long cents = c.repeatCents() / c.x() + (i == 1 ? c.repeatCents() % c.x() : 0);
                sale(facts, person, id, "other", first.plusDays(i == c.x() ? c.recencyDays() : i), LocalTime.NOON, cents);
            }
        }
        sale(facts, new UUID(7, 0), "c00000", "other", END.plusDays(1), LocalTime.MIDNIGHT, 100);
        sale(facts, null, null, "other", END, LocalTime.NOON, 100);
        facts.insert("tracking.conversion", facts.conversion(Fixture.SHOP, new UUID(7, 0), END.atStartOfDay(ZONE).toInstant(), "sale", "rejected", 100, "EUR"));
        facts.insert("tracking.conversion", facts.conversion(Fixture.SHOP, new UUID(7, 0), END.atStartOfDay(ZONE).toInstant(), "lead", "approved", 100, "EUR"));
    }

    private static void sale(Facts facts, UUID person, String id, String channel, LocalDate day, LocalTime time, long cents) throws Exception {
        Map<String, Object> row = facts.conversion(Fixture.SHOP, person, day.atTime(time).atZone(ZONE).toInstant(), "sale", "approved", cents, "EUR");
        row.put("channel", channel);
        if (id != null) {
            row.put("customer_id", id);
        }
        facts.insert("tracking.conversion", row);
    }
}
