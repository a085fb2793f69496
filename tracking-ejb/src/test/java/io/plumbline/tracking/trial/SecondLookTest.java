package io.plumbline.tracking.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.shared.Authority;
import io.plumbline.tracking.api.RuleSet;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.click.ClickRegrading;
import io.plumbline.tracking.conversion.ConversionRegrading;
import io.plumbline.tracking.importing.InProcess;
import io.plumbline.tracking.journal.Nodes;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.traffic.Replay;
import io.plumbline.tracking.traffic.Replays;
import io.plumbline.tracking.traffic.Screening;
import io.plumbline.tracking.traffic.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clicks that several nodes took, each with windows of its own, in one database. */
class SecondLookTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final UUID SHOP = new UUID(1, 1);
    private static final UUID SPRING = new UUID(2, 1);
    private static final int LIMIT = 6;
    private static final int SECONDS = 60;
    private static final int VERSION = 3;

    private InProcess house;
    private Sql sql;
    private SecondLook look;
    private RuleSet rules = rules("invalid");
    private Instant whole = START.plusSeconds(86_400);
    private Predicate<Instant> alone = since -> false;
    private final List<Replay> nodes = new ArrayList<>();
    private final List<Replay.Stored> clicks = new ArrayList<>();
    private final List<String> sold = new ArrayList<>();

    private static RuleSet rules(String response) {
        return new RuleSet(Map.of("rate-address", "off", "regular-gaps", "off", "rate-visitor", response), Map.of("rate-visitor", new RuleSet.Rate(LIMIT, SECONDS)), RuleSet.DAY, 8, 10,
                Map.of(), Map.of(), Map.of(), Map.of(), false);
    }

    @BeforeEach
    void open() throws Exception {
        house = new InProcess();
        sql = house.wire(new Sql());
        look = house.wire(new SecondLook(), sql, new Authority(), new Screening() {
            @Override
            public RuleSet rules() {
                return rules;
            }

            @Override
            public int version() {
                return VERSION;
            }

            @Override
            public Instant countsWholeSince() {
                return whole;
            }
        }, new Nodes() {
            @Override
            public boolean isAlone(Instant since) {
                return alone.test(since);
            }
        }, new ClickRegrading() {
            @Override
            public Optional<List<Tally>> turn(UUID id, String expected, Verdict to, String why, Instant now) {
                assertThat(sql.update("update tracking.click set verdict = ?, reason = ?, reasons = ? where id = ? and verdict = ?", to.verdict(), to.reason(), to.written(), id, expected))
                        .isEqualTo(1);
                return Optional.of(List.of());
            }
        }, new ConversionRegrading() {
            @Override
            public Optional<List<Tally>> turn(UUID id, String expected, Verdict to, String why, String actor, Instant now) {
                sold.add(id + " " + to.reason());
                return Optional.of(List.of());
            }
        });
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    /** As a node judges and stores it. */
    private Replay.Stored click(int node, Instant at, long visitor, String ip, Set<String> before) {
        int place = clicks.size();
        Replay.Stored click = new Replay.Stored(new UUID(at.toEpochMilli() << 16 | 0x7000L, 0x8000000000000000L | place), at, SHOP, SPRING, null, new UUID(3, visitor % 2), "valid", null, before,
                ip, visitor, "Mozilla/5.0 (X11) Firefox/12" + visitor % 3, null, null, null, Map.of(), Collections.nCopies(10, null));
        Verdict verdict = nodes.get(node).judge(click, "key" + visitor % 2);
        sql.insert("click", new Columns().with("id", click.id()).with("at", at).with("recorded_at", at).with("advertiser_id", SHOP).with("campaign_id", SPRING).with("link_id", click.linkId())
                .with("verdict", verdict.verdict()).with("reason", verdict.reason()).with("reasons", verdict.written()).with("rules", VERSION).with("is_unique", false)
                .with("person_id", new UUID(5, visitor)).with("channel", "affiliate").with("ip", ip).with("address_key", visitor).with("user_agent", click.userAgent())
                .with("params", "{}").with("trace", "[]"));
        clicks.add(click);
        return click;
    }

    private void start(int count) {
        for (int i = 0; i < count; i++) {
            nodes.add(Replays.of(VERSION, rules));
        }
    }

    private int lookUntil(Instant end) {
        int rounds = 0;
        for (Instant now = START.minusSeconds(30); now.isBefore(end.plusSeconds(120)); now = now.plusSeconds(15)) {
            rounds += look.next(now) ? 1 : 0;
        }
        return rounds;
    }

    private String stored(Replay.Stored click) {
        return sql.one("select verdict from tracking.click where id = ?", row -> row.getString(1), click.id()).orElseThrow();
    }

    /** By looking at everything again. */
    private boolean isTooMany(int index) {
        Replay.Stored click = clicks.get(index);
        long slot = Math.floorDiv(click.at().toEpochMilli() * 12, SECONDS * 1000L);
        return LIMIT < clicks.subList(0, index + 1).stream().filter(c -> c.addressKey().equals(click.addressKey()) && c.userAgent().equals(click.userAgent()) && c.linkId().equals(click.linkId()))
                .filter(c -> slot - Math.floorDiv(c.at().toEpochMilli() * 12, SECONDS * 1000L) < 12).count();
    }

    @Test
    void what_three_nodes_let_pass_is_judged_as_if_one_had_seen_it_all() {
        long seed = System.nanoTime();
        System.out.println("SecondLookTest seed " + seed);
        Random random = new Random(seed);
        start(3);
        Instant at = START;
        for (int i = 0; i < 1_500; i++) {
            at = at.plusMillis(1 + random.nextInt(1_000));
            click(random.nextInt(3), at, random.nextInt(9), "203.0.113.0", Set.of());
        }
        long live = clicks.stream().filter(click -> stored(click).equals("invalid")).count();

        int rounds = lookUntil(at);

        long all = 0;
        for (int i = 0; i < clicks.size(); i++) {
            assertThat(stored(clicks.get(i))).as("seed %d, click %d at %s", seed, i, clicks.get(i).at()).isEqualTo(isTooMany(i) ? "invalid" : "valid");
            all += isTooMany(i) ? 1 : 0;
        }
        assertThat(all).as("single nodes let most of it pass").isGreaterThan(live + 100);
        assertThat(rounds).as("once a minute").isLessThan(20);
        assertThat(house.number("select count(*) from tracking.verdict_revision where actor = 'second-look' and to_reason = 'rate-visitor'")).isEqualTo(all - live);
        assertThat(lookUntil(at)).as("nothing is due again").isZero();
    }

    @Test
    void a_suspicion_is_noted_and_what_back_ends_and_proxies_send_is_not_counted() {
        rules = rules("suspect");
        start(2);
        for (int i = 0; i < 40; i++) {
            Instant at = START.plusMillis(i * 500L);
            click(i % 2, at, 1, "203.0.113.0", Set.of());
            click(i % 2, at, 2, "10.0.0.0", Set.of());
            click(i % 2, at, 3, "203.0.113.0", Set.of(Replay.BACK_END));
        }
        lookUntil(START.plusSeconds(60));

        assertThat(house.number("select count(*) from tracking.click where verdict <> 'valid'")).isZero();
        assertThat(house.number("select count(*) from tracking.click where reasons like '%rate-visitor%'")).isEqualTo(40 - LIMIT);
        assertThat(house.number("select count(*) from tracking.click where reasons like '%rate-visitor%' and address_key <> 1")).isZero();
    }

    @Test
    void sales_of_clicks_that_turn_out_too_many_turn_with_them() {
        start(2);
        for (int i = 0; i < LIMIT + 2; i++) {
            click(i % 2, START.plusSeconds(i), 4, "203.0.113.0", Set.of());
        }
        UUID sale = new UUID(8, 1);
        sql.insert("conversion", new Columns().with("id", sale).with("version", 0).with("advertiser_id", SHOP).with("goal_id", new UUID(6, 1)).with("goal_key", "sale").with("goal_kind", "sale")
                .with("dedupe_key", "x").with("door", "rest").with("occurred_at", START).with("recorded_at", START).with("status", "pending").with("verdict", "valid")
                .with("evidence", "click-id").with("click_id", clicks.get(LIMIT + 1).id()).with("campaign_id", SPRING).with("channel", "affiliate").with("amount_minor", 8000L)
                .with("currency", "EUR").with("trace", "[]"));
        assertThat(clicks).allMatch(click -> stored(click).equals("valid"));

        lookUntil(START.plusSeconds(30));

        assertThat(clicks.stream().map(this::stored).filter("invalid"::equals)).hasSize(2);
        assertThat(sold).containsExactly(sale + " click-invalid:rate-visitor");
    }

    @Test
    void a_click_too_old_for_a_round_belongs_to_the_round_before() {
        start(1);
        Replay.Stored click = click(0, START, 1, "203.0.113.0", Set.of());
        assertThat(look.next(START.plus(Duration.ofMinutes(5)))).isTrue();
        assertThat(look.next(START.plus(Duration.ofMinutes(5)))).as("within the minute").isFalse();
        assertThat(stored(click)).isEqualTo("valid");
    }

    @Test
    void a_node_that_was_alone_for_the_whole_window_has_seen_it_all_and_looks_at_nothing() {
        start(2);
        for (int i = 0; i < LIMIT + 3; i++) {
            click(i % 2, START.plusSeconds(i), 4, "203.0.113.0", Set.of());
        }
        Instant end = START.plusSeconds(60);
        whole = START.minusSeconds(300);
        alone = since -> true;
        assertThat(look.next(end)).as("a round that is done").isTrue();
        assertThat(clicks).allMatch(click -> stored(click).equals("valid"));
    }

    @Test
    void a_node_that_was_started_or_not_alone_within_the_window_looks() {
        start(2);
        for (int i = 0; i < LIMIT + 3; i++) {
            click(i % 2, START.plusSeconds(i), 4, "203.0.113.0", Set.of());
        }
        whole = START.minusSeconds(300);
        alone = since -> since.isAfter(START.plusSeconds(3));
        look.next(START.plusSeconds(60));
        assertThat(clicks.stream().filter(click -> stored(click).equals("invalid"))).as("somebody else stored at second three").hasSize(3);
    }

    @Test
    void what_a_node_counted_before_it_was_started_anew_is_counted_again() {
        start(2);
        for (int i = 0; i < LIMIT + 3; i++) {
            click(i < 4 ? 0 : 1, START.plusSeconds(i), 4, "203.0.113.0", Set.of());
        }
        whole = START.plusSeconds(4);
        alone = since -> true;
        look.next(START.plusSeconds(60));
        assertThat(clicks.stream().filter(click -> stored(click).equals("invalid"))).hasSize(3);
    }

    @Test
    void a_node_that_was_started_when_nobody_clicked_has_seen_it_all_too() {
        start(2);
        for (int i = 0; i < LIMIT + 3; i++) {
            click(i % 2, START.plusSeconds(i), 4, "203.0.113.0", Set.of());
        }
        whole = START;
        alone = since -> true;
        assertThat(look.next(START.plusSeconds(60))).isTrue();
        assertThat(clicks).allMatch(click -> stored(click).equals("valid"));
    }
}
