package io.plumbline.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.SelfAudit.Check;
import io.plumbline.reporting.rollup.Layer;
import io.plumbline.reporting.rollup.Recorder;
import io.plumbline.tracking.api.Dimensions;
import io.plumbline.tracking.api.Tally;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChecksTest {

    private static final Instant AT = Instant.parse("2026-11-20T10:07:00Z");
    private static final UUID PARTNER = new UUID(7, 7);
    private static final UUID POSTING = new UUID(8, 8);
    private static final UUID RULE = new UUID(9, 1);
    private static final UUID CHANGE = new UUID(9, 2);
    private static final UUID ASTRAY = new UUID(9, 3);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void figures_that_equal_the_events_are_found_in_order(TestDatabase database) throws Exception {
        try (Connection connection = filled(database)) {
            assertThat(broken(connection)).isEmpty();
            assertThat(new Checks(connection).run()).extracting(Check::status).containsOnly("ok").hasSize(27);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_figure_that_differs_is_found_with_quarter_and_slice(TestDatabase database) throws Exception {
        try (Connection connection = filled(database); Statement harm = connection.createStatement()) {
            harm.execute("update reporting.rollup_quarter set clicks = clicks + 1 where clicks > 0");
            harm.execute("delete from tracking.conversion_change");
            harm.execute("delete from tracking.conversion");
            Map<String, List<String>> broken = broken(connection);
            assertThat(broken).containsOnlyKeys("rollup-clicks", "clicks-equal-routed", "rollup-conversions", "rollup-revenue-minor", "rollup-payout-minor", "payout-equals-commissions",
                    "profit-recounted");
            assertThat(broken.get("rollup-clicks")).hasSize(2).first().asString().contains("2026-11-20T10:00:00Z", "events say 1 clicks, reports say 2");
            assertThat(broken.get("rollup-conversions")).singleElement().asString().contains("status=approved", "events say 0", "reports say 1");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_sum_that_differs_from_its_quarters_is_found_with_hour_or_day(TestDatabase database) throws Exception {
        try (Connection connection = filled(database); Statement harm = connection.createStatement()) {
            Recorder.sumAll(connection, AT.plusSeconds(86_400));
            assertThat(broken(connection)).isEmpty();
            harm.execute("update reporting.rollup_sum set conversions = conversions - 1 where conversions > 0 and span = " + Layer.AUDIENCE.day((int) LocalDate.of(2026, 11, 20).toEpochDay()));
            assertThat(broken(connection)).containsOnlyKeys("sums-audience").extractingByKey("sums-audience").asString()
                    .contains("day of 2026-11-20T00:00:00Z", "status=approved", "conversions too few by 1");
            harm.execute("delete from reporting.rollup_sum where span < " + Layer.AUDIENCE.hour(0));
            assertThat(broken(connection)).containsKeys("sums-plain", "sums-audience").extractingByKey("sums-plain").asString().contains("hour of 2026-11-20T10:00:00Z", "clicks too few by 1");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_commission_that_was_not_posted_is_found(TestDatabase database) throws Exception {
        try (Connection connection = filled(database); Statement harm = connection.createStatement()) {
            harm.execute("delete from campaign.ledger_posting");
            assertThat(broken(connection)).containsOnlyKeys("ledger-equals-commissions", "profit-recounted");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_credited_conversion_without_commission_or_reason_is_found(TestDatabase database) throws Exception {
        try (Connection connection = filled(database); Statement harm = connection.createStatement()) {
            harm.execute("delete from campaign.ledger_posting");
            harm.execute("delete from campaign.commission");
            assertThat(broken(connection)).containsOnlyKeys("conversions-explained", "payout-equals-commissions", "profit-recounted");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_posting_that_was_tampered_with_is_named(TestDatabase database) throws Exception {
        try (Connection connection = filled(database); Statement harm = connection.createStatement()) {
            harm.execute("update campaign.ledger_posting set amount_minor = 900");
            assertThat(broken(connection)).containsOnlyKeys("ledger-equals-commissions", "profit-recounted").extractingByKey("ledger-equals-commissions").asString()
                    .contains("posted 900, commission 1000", POSTING + " of 900");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void cost_without_anybody_it_is_owed_to_is_found_with_its_posting(TestDatabase database) throws Exception {
        try (Connection connection = filled(database); Statement harm = connection.createStatement()) {
            harm.execute("update campaign.ledger_account set kind = 'advertiser-cash' where kind = 'partner-payable'");
            assertThat(broken(connection)).containsOnlyKeys("ledger-balanced").extractingByKey("ledger-balanced").asString().contains("posting " + POSTING, "1000", "advertiser-cash");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_click_that_is_gone_is_found_at_its_link(TestDatabase database) throws Exception {
        try (Connection connection = filled(database); Statement harm = connection.createStatement()) {
            harm.execute("delete from tracking.click where verdict = 'valid'");
            assertThat(broken(connection)).containsOnlyKeys("rollup-clicks", "rollup-unique-clicks", "clicks-equal-routed").extractingByKey("clicks-equal-routed").asString()
                    .contains("link ", "without a destination: 0 clicks, reports say 1");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_click_that_went_to_another_links_destination_is_named(TestDatabase database) throws Exception {
        try (Connection connection = filled(database); Statement harm = connection.createStatement()) {
            harm.execute("update tracking.click set destination_id = '" + ASTRAY + "' where verdict = 'valid'");
            Map<String, List<String>> broken = broken(connection);
            assertThat(broken).containsOnlyKeys("clicks-at-their-links-destinations", "clicks-equal-routed");
            assertThat(broken.get("clicks-at-their-links-destinations")).singleElement().asString().startsWith("click ").contains(ASTRAY.toString());
            assertThat(broken.get("clicks-equal-routed")).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_change_that_was_never_told_is_found_with_its_conversion_and_rule(TestDatabase database) throws Exception {
        try (Connection connection = filled(database); Statement harm = connection.createStatement()) {
            harm.execute("delete from tracking.delivery");
            assertThat(broken(connection)).containsOnlyKeys("outbox-complete").extractingByKey("outbox-complete").asString().contains("approved", CHANGE.toString(), "Blog", RULE.toString());
            for (String unconcerned : List.of("events = 'rejected,reversed'", "events = 'approved', goals = '[\"lead\"]'", "goals = '[\"sale\"]', partner_id = '" + ASTRAY + "'",
                    "partner_id = null, status = 'paused'")) {
                harm.execute("update tracking.postback_rule set " + unconcerned);
                assertThat(broken(connection)).as(unconcerned).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_message_that_nobody_carries_is_found(TestDatabase database) throws Exception {
        try (Connection connection = filled(database); Statement harm = connection.createStatement()) {
            harm.execute("update tracking.delivery set state = 'waiting', next_try_at = current_timestamp - interval '1' hour");
            assertThat(broken(connection)).containsOnlyKeys("outbox-moving").extractingByKey("outbox-moving").asString().contains("delivery ", RULE.toString());
            harm.execute("update tracking.delivery set next_try_at = current_timestamp - interval '1' minute");
            assertThat(broken(connection)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_day_whose_profit_is_right_only_because_two_errors_cancel_out_is_named_with_both(TestDatabase database) throws Exception {
        try (Connection connection = filled(database); Statement harm = connection.createStatement()) {
            harm.execute("update reporting.rollup_quarter set revenue_minor = revenue_minor + 100, payout_minor = payout_minor + 100 where conversions > 0 and revenue_minor <> 0");
            assertThat(broken(connection).get("profit-recounted")).singleElement().asString().contains("advertiser " + Fixture.SHOP, "on 2026-11-20 in EUR",
                    "revenue 81.00 where 80.00 is counted", "payout 11.00 where 10.00 is counted", "cost 0", "profit 70.00").doesNotContain("profit 70.00 where");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_posting_that_the_reports_do_not_know_of_changes_the_profit_of_its_day(TestDatabase database) throws Exception {
        try (Connection connection = filled(database); Statement harm = connection.createStatement()) {
            harm.execute("update campaign.ledger_posting set amount_minor = 900");
            assertThat(broken(connection).get("profit-recounted")).singleElement().asString().contains("payout 10.00 where 9.00 is counted", "profit 70.00 where 71.00 is counted");
        }
    }

    private static Map<String, List<String>> broken(Connection connection) throws SQLException {
        return new Checks(connection).run().stream().filter(check -> check.status().equals("broken")).collect(Collectors.toMap(Check::name, Check::broken));
    }

    private static Connection filled(TestDatabase database) throws SQLException {
        Connection connection = DriverManager.getConnection(database.create());
        connection.setAutoCommit(false);
        Facts facts = new Facts(connection);
        facts.advertiser(Fixture.SHOP, "Shop", "EUR", "UTC");
        facts.campaign(Fixture.SPRING, Fixture.SHOP, "Spring", "affiliate", "active", "[]");
        Map<String, Object> click = facts.click(Fixture.SHOP, Fixture.SPRING, AT, "affiliate", "valid", true);
        facts.insert("tracking.click", click);
        facts.insert("tracking.click", facts.click(Fixture.SHOP, Fixture.SPRING, AT, "affiliate", "fallback", false));
        facts.touch(Fixture.SHOP, new UUID(5, 5), AT.plusSeconds(3600), "click", "display", null);
        facts.touch(Fixture.SHOP, new UUID(5, 5), AT.plusSeconds(3660), "visit", "display", null);
        facts.insert("tracking.cost", Facts.row("id", UUID.randomUUID(), "row_key", UUID.randomUUID(), "advertiser_id", Fixture.SHOP,
                "cost_date", LocalDate.of(2026, 11, 20), "at", Facts.time(AT), "recorded_at", Facts.time(AT), "channel", "display",
                "cost_micros", 1_500_000L, "currency", "USD"));
        Map<String, Object> sale = facts.conversion(Fixture.SHOP, new UUID(5, 5), AT, "sale", "approved", 8000, "EUR");
        sale.putAll(Map.of("campaign_id", Fixture.SPRING, "partner_id", PARTNER, "commission_minor", 1000L, "commission_currency", "EUR"));
        facts.insert("tracking.conversion", sale);
        commission(facts, (UUID) sale.get("id"));
        told(facts, (UUID) sale.get("id"));
        Recorder.record(connection, List.of(
                Fixture.clicks(AT.toString(), where(Fixture.SPRING, "affiliate", null, (UUID) click.get("link_id"), null, null, null), 1),
                new Tally(AT.plusSeconds(3600), where(null, "display", null, null, null, null, null), 0, 1, 0, 0, 0, 0, 0, 0),
                Fixture.cost(AT.toString(), where(null, "display", null, null, null, null, "USD"), 1_500_000),
                new Tally(AT, where(Fixture.SPRING, "other", PARTNER, null, "sale", "approved", "EUR"), 0, 0, 0, 0, 1, 8000, 1000, 0)));
        connection.commit();
        return connection;
    }

    /** A rule that wants to hear of approvals, the one approval, and the message about it. */
    private static void told(Facts facts, UUID sale) throws SQLException {
        facts.insert("tracking.postback_rule", Facts.row("id", RULE, "version", 0, "name", "Blog", "advertiser_id", Fixture.SHOP, "goals", "[]", "events", "approved,reversed",
                "from_files", true, "method", "GET", "url", "https://p.example/", "headers", "{}", "delay_seconds", 0, "status", "active", "effective_since", Facts.time(AT.minusSeconds(3600)),
                "created_at", Facts.time(AT.minusSeconds(3600))));
        facts.insert("tracking.conversion_change", Facts.row("id", CHANGE, "conversion_id", sale, "at", Facts.time(AT), "actor", "test", "to_status", "approved", "amount_minor", 8000L));
        facts.insert("tracking.delivery", Facts.row("id", UUID.randomUUID(), "rule_id", RULE, "change_id", CHANGE, "conversion_id", sale, "advertiser_id", Fixture.SHOP, "event", "approved",
                "facts", "{}", "state", "delivered", "created_at", Facts.time(AT), "give_up_at", Facts.time(AT), "tries", 1, "tries_before", 0));
    }

    private static void commission(Facts facts, UUID subject) throws SQLException {
        facts.insert("campaign.commission", Facts.row("subject_id", subject, "version", 0, "subject_type", "conversion", "advertiser_id", Fixture.SHOP,
                "campaign_id", Fixture.SPRING, "partner_id", PARTNER, "units", 1L, "amount_minor", 1000L, "payable_minor", 1000L, "currency", "EUR",
                "state", "payable", "repriced", 0, "considered", "[]", "at", Facts.time(AT)));
        UUID cost = UUID.randomUUID();
        UUID payable = UUID.randomUUID();
        facts.insert("campaign.ledger_account", Facts.row("id", cost, "kind", "commission-cost", "owner_id", Fixture.SHOP, "currency", "EUR"));
        facts.insert("campaign.ledger_account", Facts.row("id", payable, "kind", "partner-payable", "owner_id", PARTNER, "currency", "EUR"));
        facts.insert("campaign.ledger_posting", Facts.row("id", POSTING, "reference", "accrual:1", "entry_id", UUID.randomUUID(), "advertiser_id", Fixture.SHOP, "recorded_by", "test", "debit_account", cost, "credit_account", payable,
                "amount_minor", 1000L, "currency", "EUR", "accounting_date", LocalDate.of(2026, 11, 20), "recorded_at", Facts.time(AT),
                "subject_type", "conversion", "subject_id", subject));
    }

    private static Dimensions where(UUID campaign, String channel, UUID partner, UUID link, String goal, String status, String currency) {
        return new Dimensions(Fixture.SHOP, campaign, channel, partner, link, null, null, null, null, null, null, null, null, null, null, goal, goal, status,
                "valid", currency);
    }
}
