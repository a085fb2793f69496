package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.cap.CapDesk;
import io.plumbline.campaign.ledger.LedgerDesk;
import io.plumbline.campaign.ledger.PeriodSteps;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.click.Tollgate;
import io.plumbline.tracking.click.Tollgate.Hit;
import io.plumbline.tracking.traffic.Screening;
import io.plumbline.tracking.traffic.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clicks and impressions priced in pounds that nobody knew the worth of when they came. */
class LateTrafficTest {

    private static final int CLICKS = 150;
    private static final int PIECE = 10;
    private static final Instant APRIL = Instant.parse("2026-04-05T09:00:00Z");
    /** Twelve cents each. */
    private static final Rate A_CLICK = new Rate(Pricing.CPC, null, new Price(new BigDecimal("0.10"), "GBP"), null, null, null, null);
    /** Three cents each. */
    private static final Rate A_VIEW = new Rate(Pricing.CPM, null, new Price(new BigDecimal("25"), "GBP"), null, null, null, null);

    private final Tollgate gate = new Tollgate();
    private Shopfloor shop;

    private void open(SessionFactory sessions) {
        shop = new Shopfloor(sessions, List.of(new CapDesk()));
        shop.rates = List.of(A_CLICK, A_VIEW);
        shop.join(gate.parts());
        shop.pound = null;
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void two_servers_pay_what_waited_once_as_far_as_the_cap_reaches_and_leave_the_closed_month_alone(Databases database) throws Exception {
        try (SessionFactory sessions = database.fresh()) {
            open(sessions);
            UUID cap = cap(1_000);
            List<Hit> hits = clicks(CLICKS);
            file(hits);
            assertThat(paid()).isZero();
            assertThat(shop.number("select count(*) from tracking.click where reason = 'not-priced' and payout_minor is null")).isEqualTo(CLICKS);
            assertThat(shop.<Integer>tx(() -> gate.price(APRIL))).as("nobody knows the rate yet").isZero();
            close(YearMonth.of(2026, 3));

            Shopfloor second = new Shopfloor(sessions, List.of(new CapDesk()));
            Tollgate other = new Tollgate();
            second.agreed = shop.agreed;
            second.join(other.parts());
            shop.pound = second.pound;
            shop.now = APRIL;
            second.now = APRIL;
            List<List<UUID>> pieces = new ArrayList<>();
            for (int from = 0; from < CLICKS; from += PIECE) {
                pieces.add(hits.subList(from, from + PIECE).stream().map(Hit::id).toList());
            }
            List<List<UUID>> backwards = new ArrayList<>(pieces);
            Collections.reverse(backwards);
            ExecutorService servers = Executors.newFixedThreadPool(2);
            try {
                Future<Integer> one = servers.submit(() -> all(shop, gate, pieces));
                Future<Integer> two = servers.submit(() -> all(second, other, backwards));
                assertThat(one.get() + two.get()).as("each of them once").isEqualTo(CLICKS);
            } finally {
                servers.shutdownNow();
            }

            // Eighty-three times twelve cents are 9.96, and the next one would be more than ten euros.
            assertThat(paid()).isEqualTo(83 * 12);
            assertThat(shop.number("select count(*) from tracking.click where payout_minor = 12 and reason is null")).isEqualTo(83);
            assertThat(shop.number("select count(*) from tracking.click where payout_minor = 0 and reason = 'capped'")).isEqualTo(67);
            assertThat(shop.number("select confirmed from campaign.cap_use where cap_id = ?", cap)).isEqualTo(83 * 12);
            assertThat(shop.balance("partner-payable")).isEqualTo(83 * 12);
            assertThat(Stream.concat(shop.counted.stream(), second.counted.stream()).mapToLong(Tally::payoutMinor).sum()).as("what reports count").isEqualTo(83 * 12);
            assertThat(shop.number("select count(*) from campaign.ledger_posting where accounting_date <> date '2026-04-05'")).as("a closed month does not change").isZero();
            assertThat(shop.<Integer>tx(() -> gate.price(APRIL.plus(1, ChronoUnit.DAYS)))).as("nothing is left").isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void nobody_is_paid_late_for_what_does_not_count_until_it_does(Databases database) {
        open(database.open());
        shop.join(List.of(new Screening() {
            @Override
            public Instant windowStart(UUID campaignId, Instant at) {
                return at.truncatedTo(ChronoUnit.DAYS);
            }
        }));
        Hit good = Hit.at(Shopfloor.NOON, true);
        Hit robot = new Hit(Ids.next(), Shopfloor.NOON, true, Ids.next(), "invalid");
        Hit again = new Hit(Ids.next(), Shopfloor.NOON.plusSeconds(5), true, good.visitor(), "valid");
        Hit judged = Hit.at(Shopfloor.NOON.plusSeconds(9), true);
        file(List.of(good, robot, again, judged));
        file(Stream.generate(() -> Hit.at(Shopfloor.NOON, false)).limit(7).toList());
        Hit seen = Hit.at(Shopfloor.NOON, false);
        file(List.of(seen));
        shop.run("update tracking.impression set verdict = 'invalid' where id = ?", seen.id());
        turn(judged, "valid", Verdict.invalid("test", "A test says so."));

        shop.pound = new BigDecimal("1.2");
        price();
        assertThat(paid()).as("one click and seven impressions").isEqualTo(12 + 7 * 3);
        assertThat(shop.number("select sum(payout_minor) from tracking.impression where advertiser_id = ?", shop.advertiser)).isEqualTo(21);
        assertThat(shop.text("select trace from tracking.click where id = ?", good.id())).contains("not priced yet: no exchange rate from GBP to EUR", "Its exchange rate is known now.", "Commission 0.12 EUR.");
        assertThat(shop.text("select coalesce(reason, 'none') from tracking.click where id = ?", good.id())).isEqualTo("none");
        assertThat(shop.text("select reason from tracking.click where id = ?", again.id())).isEqualTo("duplicate");

        turn(judged, "invalid", Verdict.valid());
        price();
        price();
        assertThat(paid()).as("valid again, and paid").isEqualTo(2 * 12 + 7 * 3);
        assertThat(shop.balance("partner-payable")).isEqualTo(2 * 12 + 7 * 3);
        assertThat(shop.counted.stream().mapToLong(Tally::payoutMinor).sum()).isEqualTo(2 * 12 + 7 * 3);
    }

    private void turn(Hit hit, String from, Verdict to) {
        shop.counted.addAll(shop.tx(() -> gate.regrading().turn(hit.id(), from, to, "a test says so", shop.now).orElseThrow()));
    }

    private void price() {
        shop.asSystem();
        shop.tx(() -> gate.price(shop.now));
    }

    private static int all(Shopfloor server, Tollgate of, List<List<UUID>> pieces) {
        server.asSystem();
        return pieces.stream().mapToInt(piece -> server.<Integer>tx(() -> of.price(true, piece, APRIL))).sum();
    }

    private static List<Hit> clicks(int number) {
        return Stream.generate(() -> Hit.at(Shopfloor.NOON, true)).limit(number).toList();
    }

    private void file(List<Hit> hits) {
        shop.tx(() -> gate.file(hits, shop.advertiser, shop.campaign, shop.partner));
    }

    /** By the rows themselves, minor units. */
    private long paid() {
        return shop.number("select (select coalesce(sum(payout_minor), 0) from tracking.click where advertiser_id = ?)"
                + " + (select coalesce(sum(payout_minor), 0) from tracking.impression where advertiser_id = ?)", shop.advertiser, shop.advertiser);
    }

    private UUID cap(long cents) {
        UUID cap = Ids.next();
        shop.run("insert into campaign.cap (id, version, subject_type, subject_id, advertiser_id, measure, period, limit_units, currency, time_zone, over_policy, late_policy, agreed, created_at)"
                + " values (?, 0, 'campaign', ?, ?, 'payout', 'total', ?, 'EUR', 'UTC', 'pay-nothing', 'current-period', false, ?)", cap, shop.campaign, shop.advertiser, cents, Shopfloor.NOON);
        return cap;
    }

    private void close(YearMonth month) {
        shop.join(List.of(new LedgerDesk(), new PeriodSteps()));
        PeriodSteps steps = shop.part(PeriodSteps.class);
        shop.now = APRIL;
        shop.as(Role.FINANCE);
        shop.tx(() -> {
            steps.begin(month);
            return null;
        });
        shop.tx(() -> {
            steps.waitForPostings();
            return null;
        });
        shop.tx(() -> {
            steps.seal(month);
            return null;
        });
        shop.asSystem();
    }
}
