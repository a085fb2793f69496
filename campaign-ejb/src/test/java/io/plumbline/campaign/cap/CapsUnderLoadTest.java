package io.plumbline.campaign.cap;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.CapClaim;
import io.plumbline.campaign.api.CapGate.Lease;
import io.plumbline.campaign.api.CapLate;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.CapPeriod;
import io.plumbline.campaign.api.CapSubject;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Many at once, few slots: exactly as many get in as there are slots. */
class CapsUnderLoadTest {

    private static final int THREADS = 16;
    private static final int EACH = 25;

    static Stream<Arguments> kinds() {
        return Stream.of(Database.values()).flatMap(database -> Stream.of(CapOf.CONVERSIONS, CapOf.PAYOUT, CapOf.REVENUE)
                .flatMap(of -> Stream.of(CapPeriod.DAILY, CapPeriod.TOTAL).map(period -> Arguments.of(database, of, period))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void as_many_results_are_held_as_there_are_slots(Database database, CapOf of, CapPeriod period) throws Exception {
        Yard yard = new Yard(database);
        // Each result is worth 20.00 and pays 2.50; there is room for 137 of the 400.
        long unit = of == CapOf.CONVERSIONS ? 1 : of == CapOf.PAYOUT ? 250 : 2000;
        UUID cap = yard.cap(CapSubject.CAMPAIGN, of, period, 137 * unit, CapLate.OWN_PERIOD);
        UUID wide = yard.cap(CapSubject.LINK, CapOf.CONVERSIONS, CapPeriod.MONTHLY, 1_000_000, CapLate.OWN_PERIOD);
        AtomicLong in = new AtomicLong();

        together(THREADS, () -> {
            for (int i = 0; i < EACH; i++) {
                CapClaim claim = yard.claim(Ids.next(), Money.of("20.00", "EUR"), Yard.NOON, Yard.NOON);
                if (yard.caps(desk -> desk.reserve(claim).hasRoom() && desk.pay(claim, Money.of("2.50", "EUR")).hasRoom())) {
                    in.incrementAndGet();
                }
            }
            return null;
        });

        assertThat(in.get()).isEqualTo(137);
        assertThat(yard.used(cap)).isEqualTo(137 * unit);
        assertThat(yard.used(wide)).as("who found no room elsewhere holds nothing here").isEqualTo(137);
        assertThat(yard.broken(cap) + yard.broken(wide)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void what_clicks_earn_and_what_sales_earn_share_a_cap_on_payout_to_the_last_cent(Database database) throws Exception {
        Yard yard = new Yard(database);
        UUID cap = yard.cap(CapSubject.CAMPAIGN, CapOf.PAYOUT, CapPeriod.TOTAL, 137 * 250, CapLate.OWN_PERIOD);
        UUID ofLink = yard.cap(CapSubject.LINK, CapOf.PAYOUT, CapPeriod.DAILY, 1_000_000, CapLate.PAY_NOTHING);
        AtomicLong paid = new AtomicLong();

        together(8, () -> {
            for (int i = 0; i < EACH; i++) {
                CapClaim sale = yard.claim(Ids.next(), Money.of("20.00", "EUR"), Yard.NOON, Yard.NOON);
                if (yard.caps(desk -> desk.reserve(sale).hasRoom() && desk.pay(sale, Money.of("2.50", "EUR")).hasRoom())) {
                    paid.addAndGet(250);
                }
                List<CapClaim> clicks = IntStream.range(0, 10).mapToObj(n -> yard.click(Ids.next())).toList();
                paid.addAndGet(25L * yard.caps(desk -> {
                    assertThat(desk.lockPayout(clicks)).hasSize(10);
                    return clicks.stream().filter(click -> desk.earn(click, Money.of("0.25", "EUR")).hasRoom()).count();
                }));
            }
            return null;
        });

        assertThat(paid.get()).isEqualTo(137 * 250);
        assertThat(yard.used(cap)).isEqualTo(137 * 250);
        assertThat(yard.used(ofLink)).as("who found no room elsewhere holds nothing here").isEqualTo(137 * 250);
        assertThat(yard.broken(cap) + yard.broken(ofLink)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void what_a_click_gave_back_another_one_earns(Database database) {
        Yard yard = new Yard(database);
        UUID cap = yard.cap(CapSubject.CAMPAIGN, CapOf.PAYOUT, CapPeriod.DAILY, 30, CapLate.PAY_NOTHING);
        CapClaim first = yard.click(Ids.next());
        CapClaim second = yard.click(Ids.next());
        Money price = Money.of("0.25", "EUR");
        assertThat(yard.caps(desk -> desk.earn(first, price)).hasRoom()).isTrue();
        assertThat(yard.caps(desk -> desk.earn(second, price)).reason()).isEqualTo("capped");
        yard.does(desk -> desk.release(first.subjectId()));
        assertThat(yard.caps(desk -> desk.earn(second, price)).hasRoom()).isTrue();
        assertThat(yard.caps(desk -> desk.earn(first, price)).hasRoom()).isFalse();
        assertThat(yard.used(cap)).isEqualTo(25);
        assertThat(yard.broken(cap)).isZero();
        assertThat(yard.caps(desk -> desk.earn(yard.click(Ids.next()), Money.of("0.01", "GBP"))).reason()).isEqualTo("cap-currency-unknown");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void two_nodes_lease_the_last_slot_once(Database database) throws Exception {
        Yard yard = new Yard(database);
        UUID cap = yard.cap(CapSubject.CAMPAIGN, CapOf.CLICKS, CapPeriod.DAILY, 1_000, CapLate.OWN_PERIOD);
        LocalDate day = LocalDate.of(2026, 10, 25);
        AtomicLong slots = new AtomicLong();
        AtomicLong leases = new AtomicLong();

        together(8, () -> {
            String node = Thread.currentThread().getName();
            for (Optional<Lease> lease = lease(yard, cap, day, node); lease.isPresent(); lease = lease(yard, cap, day, node)) {
                slots.addAndGet(lease.get().slots());
                leases.incrementAndGet();
            }
            return null;
        });

        assertThat(slots.get()).isEqualTo(1_000);
        assertThat(leases.get()).as("big blocks first, single slots at the end").isBetween(10L, 60L);
        assertThat(yard.used(cap)).isEqualTo(1_000);
        assertThat(yard.broken(cap)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void slots_that_no_click_took_come_back_also_after_a_crash(Database database) {
        Yard yard = new Yard(database);
        UUID cap = yard.cap(CapSubject.CAMPAIGN, CapOf.CLICKS, CapPeriod.TOTAL, 100, CapLate.OWN_PERIOD);
        String node = "node-" + cap;
        Lease first = lease(yard, cap, LocalDate.EPOCH, node).orElseThrow();
        Lease second = lease(yard, cap, LocalDate.EPOCH, node).orElseThrow();
        yard.does(desk -> desk.giveBack(first.id(), 5));
        assertThat(yard.used(cap)).isEqualTo(first.slots() + second.slots() - 5);

        List<Lease> left = yard.caps(desk -> desk.openLeases(node));
        assertThat(left).extracting(Lease::id).containsExactlyInAnyOrder(first.id(), second.id());
        left.forEach(lease -> yard.does(desk -> desk.close(lease.id(), 3)));

        assertThat(yard.used(cap)).as("three clicks of each were stored").isEqualTo(6);
        List<Lease> open = yard.caps(desk -> desk.openLeases(node));
        assertThat(open).isEmpty();
        assertThat(yard.broken(cap)).isZero();
        yard.does(desk -> desk.close(first.id(), 3));
        assertThat(yard.used(cap)).as("closing twice changes nothing").isEqualTo(6);
    }

    private static Optional<Lease> lease(Yard yard, UUID cap, LocalDate day, String node) {
        return yard.caps(desk -> desk.lease(cap, day, node, 500, Yard.NOON));
    }

    private static void together(int threads, Callable<Void> work) throws ExecutionException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (Future<Void> done : IntStream.range(0, threads).mapToObj(i -> pool.submit(work)).toList()) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
