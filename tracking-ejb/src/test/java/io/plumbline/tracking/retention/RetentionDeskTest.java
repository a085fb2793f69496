package io.plumbline.tracking.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.api.AuditRetention;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.Retention;
import io.plumbline.tracking.importing.InProcess;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionDeskTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:41:00Z");
    private static final UUID SHOP = new UUID(1, 1);

    private final Authority authority = new Authority();
    private InProcess room;
    private Sql sql;
    private RetentionDesk desk;

    @BeforeEach
    void open() throws SQLException, IOException {
        room = new InProcess();
        sql = room.wire(new Sql());
        AuditRetention audit = InProcess.only(AuditRetention.class, "countBefore|forgetBefore", args -> args.length == 1 ? (Object) 0L : (Object) 0);
        Batches batches = room.wire(new Batches(), sql, audit);
        desk = room.wire(new RetentionDesk(), sql, batches, InProcess.only(AuditTrail.class, "note", args -> null), authority, Clock.fixed(NOW, ZoneOffset.UTC));
        authority.actAs(Caller.system("test"));
    }

    @AfterEach
    void close() throws SQLException {
        room.close();
    }

    private void click(Instant at, boolean dressed) {
        sql.insert("click", new Columns().with("id", Ids.next()).with("at", at).with("recorded_at", at).with("advertiser_id", SHOP).with("campaign_id", SHOP).with("link_id", SHOP)
                .with("verdict", "valid").with("is_unique", true).with("person_id", SHOP).with("visitor_id", dressed ? "v" : null).with("ip", dressed ? "203.0.113.7" : null)
                .with("address_key", dressed ? 7L : null).with("user_agent", dressed ? "Mozilla" : null).with("channel", "affiliate").with("params", dressed ? "{\"a\":\"b\"}" : "{}").with("trace", "[]").with("payout_minor", 1L));
    }

    private void rows(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1300; i++) {
            click(NOW.minus(Duration.ofHours(random.nextInt(24 * 800))), random.nextInt(5) > 0);
        }
        for (int i = 0; i < 60; i++) {
            Instant at = NOW.minus(Duration.ofDays(random.nextInt(2000)));
            sql.insert("postback_entry", new Columns().with("id", Ids.next()).with("at", at).with("door", "rest").with("http_method", "GET").with("query", "").with("outcome", "refused").with("status", 400));
            sql.insert("unique_click", new Columns().with("campaign_id", UUID.randomUUID()).with("fingerprint", UUID.randomUUID()).with("window_start", at));
            sql.insert("lead", new Columns().with("id", Ids.next()).with("version", 0L).with("advertiser_id", SHOP).with("source", "form").with("external_id", "lead " + i).with("person_id", SHOP)
                    .with("email", "jane@mail.example").with("fields", "{}").with("email_sha256", "a".repeat(64)).with("stage", "new").with("stage_at", at).with("opt_in", "none")
                    .with("occurred_at", at).with("recorded_at", at));
            sql.insert("conversion", new Columns().with("id", Ids.next()).with("version", 0L).with("advertiser_id", SHOP).with("goal_id", SHOP).with("goal_key", "sale").with("goal_kind", "sale")
                    .with("dedupe_key", i % 2 == 0 ? "customer:c" + i + "-" + seed : "transaction:t" + i + "-" + seed).with("door", "rest").with("occurred_at", at).with("recorded_at", at).with("status", "approved")
                    .with("verdict", "valid").with("evidence", "none").with("customer_id", "c" + i).with("channel", "other").with("amount_minor", 100L).with("currency", "EUR").with("trace", "[]"));
            message(at, i % 3 == 0 ? "waiting" : "delivered");
            UUID file = Ids.next();
            sql.insert("import_job", new Columns().with("id", file).with("kind", "leads").with("advertiser_id", SHOP).with("dry_run", false).with("mapping", "{}").with("status", "completed")
                    .with("row_count", 1L).with("accepted", 0L).with("repeated", 0L).with("rejected", 1L).with("bytes_done", 1L).with("bytes_size", 1L).with("started_by", "me").with("created_at", at));
            sql.insert("import_error", new Columns().with("import_id", file).with("line", 2L).with("position", 1).with("code", "x").with("detail", "y"));
        }
    }

    private void message(Instant at, String state) {
        UUID rule = new UUID(7, 7);
        sql.insert("postback_rule", new Columns().with("id", rule).with("version", 0L).with("name", "r").with("goals", "[]").with("events", "recorded").with("from_files", false)
                .with("method", "GET").with("url", "https://p.example/").with("headers", "{}").with("delay_seconds", 0).with("status", "active").with("effective_since", at).with("created_at", at));
        UUID id = Ids.next();
        sql.insert("delivery", new Columns().with("id", id).with("rule_id", rule).with("change_id", id).with("conversion_id", id).with("advertiser_id", SHOP).with("event", "recorded")
                .with("facts", "{\"customer_id\":\"c\"}").with("state", state).with("created_at", at).with("give_up_at", at).with("tries", 1).with("tries_before", 0));
        sql.insert("delivery_attempt", new Columns().with("delivery_id", id).with("number", 1).with("at", at).with("method", "GET").with("url", "https://p.example/?c=c").with("headers", "{}").with("millis", 5L));
    }

    private Map<String, Long> due() {
        return desk.rules().stream().collect(Collectors.toMap(Retention.Rule::dataClass, Retention.Rule::due));
    }

    @Test
    void the_dry_run_says_exactly_what_goes_and_figures_stay() {
        for (long seed = 1; seed <= 3; seed++) {
            rows(seed);
            Map<String, Long> told = due();
            long clicks = room.number("select count(*) from tracking.click");
            long paid = room.number("select sum(payout_minor) from tracking.click");
            long revenue = room.number("select sum(amount_minor) from tracking.conversion");
            assertThat(told.get("click-address")).as("seed " + seed).isGreaterThan(500);

            Retention.Run run = desk.run();

            assertThat(run.counts()).as("seed " + seed).containsExactlyInAnyOrderEntriesOf(told);
            assertThat(due().values()).containsOnly(0L);
            assertThat(room.number("select count(*) from tracking.click")).isEqualTo(clicks);
            assertThat(room.number("select sum(payout_minor) from tracking.click")).isEqualTo(paid);
            assertThat(room.number("select sum(amount_minor) from tracking.conversion")).isEqualTo(revenue);
        }
        assertThat(room.number("select count(*) from tracking.click where ip is null and address_key is not null")).as("the stand-in goes with the address").isZero();
        assertThat(room.number("select count(*) from tracking.delivery where state = 'waiting' and facts = '{}'")).as("what waits still has something to say").isZero();
        assertThat(room.number("select count(*) from tracking.delivery")).as("messages are counted against changes").isEqualTo(180);
        assertThat(room.number("select count(*) from tracking.delivery_attempt")).isBetween(60L, 120L);
        assertThat(room.number("select count(*) from tracking.click where ip is not null and at < timestamp with time zone '2026-10-23 03:41:00Z'")).isZero();
        assertThat(room.number("select count(*) from tracking.click where ip is not null")).as("the young ones keep it").isGreaterThan(20);
        assertThat(room.number("select count(*) from tracking.conversion where customer_id is null and dedupe_key like 'customer:%'")).isZero();
        assertThat(room.number("select count(*) from tracking.conversion where dedupe_key like 'transaction:%'")).isEqualTo(90);
    }

    @Test
    void a_night_is_cleaned_by_one_node_only() {
        click(NOW.minus(Duration.ofDays(31)), true);
        desk.night();
        click(NOW.minus(Duration.ofDays(31)), true);

        desk.night();

        assertThat(due().get("click-address")).as("the second node found the night taken").isEqualTo(1);
        assertThat(desk.runs()).hasSize(1);
        assertThat(desk.runs().get(0).counts()).containsEntry("click-address", 1L);
    }

    @Test
    void a_rule_can_be_changed_and_for_ever_is_for_ever() {
        click(NOW.minus(Duration.ofDays(400)), true);
        assertThat(desk.set("click-address", 500).due()).isZero();
        assertThat(desk.set("click-address", 399).due()).isEqualTo(1);
        assertThat(desk.set("click-address", null).days()).isNull();
        assertThat(desk.run().counts()).containsEntry("click-address", 0L);
        assertThatThrownBy(() -> desk.set("click-address", 0)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> desk.set("everything", 1)).isInstanceOf(NotFound.class);
    }

    @Test
    void only_an_admin_of_the_whole_workspace_lets_go() {
        authority.actAs(new Caller("m", Set.of(Role.MARKETER), null, null));
        assertThat(desk.rules()).isNotEmpty();
        assertThatThrownBy(desk::run).isInstanceOf(Forbidden.class);
        authority.actAs(new Caller("a", Set.of(Role.ADMIN), SHOP, null));
        assertThatThrownBy(desk::run).isInstanceOf(Forbidden.class);
    }
}
