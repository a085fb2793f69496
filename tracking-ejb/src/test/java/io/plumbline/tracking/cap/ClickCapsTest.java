package io.plumbline.tracking.cap;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.CapAnswer;
import io.plumbline.campaign.api.CapClaim;
import io.plumbline.campaign.api.CapGate;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.CapPeriod;
import io.plumbline.campaign.api.CapSubject;
import io.plumbline.campaign.api.PriceList;
import io.plumbline.campaign.api.PriceLists;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Spool;
import io.plumbline.tracking.api.SpoolState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clicks on several nodes and a book of slots that all of them share: what is stored is counted apart from the code. */
class ClickCapsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final UUID CAMPAIGN = Ids.next();
    private static final UUID LINK = Ids.next();

    private final Book book = new Book();
    private final Turning clock = new Turning();
    private final Drained spool = new Drained();
    private List<PriceList> agreed = List.of();
    private final Prices prices = new Prices(new PriceLists() {
        @Override
        public String version() {
            return String.valueOf(agreed.size());
        }

        @Override
        public List<PriceList> current(Instant now) {
            return agreed;
        }
    });
    private final List<ScheduledExecutorService> threads = new ArrayList<>();

    @AfterEach
    void stop() {
        threads.forEach(ExecutorService::shutdownNow);
    }

    @Test
    void two_nodes_with_sixteen_threads_store_exactly_as_many_clicks_as_there_are_slots() throws InterruptedException {
        book.add(CapSubject.CAMPAIGN, CAMPAIGN, CapPeriod.DAILY, 5_000);
        book.add(CapSubject.LINK, LINK, CapPeriod.TOTAL, 1_000_000);
        List<ClickCaps> nodes = List.of(node("a"), node("b"));
        ExecutorService crowd = Executors.newFixedThreadPool(16);
        for (int i = 0; i < 16; i++) {
            ClickCaps mine = nodes.get(i % 2);
            crowd.execute(() -> {
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
                for (int misses = 0; misses < 2_000 && System.nanoTime() < end;) {
                    misses = click(mine) ? 0 : misses + 1;
                    Thread.onSpinWait();
                }
            });
        }
        crowd.shutdown();
        assertThat(crowd.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        untilStored(nodes, 5_000);
        assertThat(book.stored()).isEqualTo(5_000);
        assertThat(click(nodes.get(0)) || click(nodes.get(1))).as("and no more").isFalse();
        assertThat(book.used(0)).isEqualTo(5_000);
    }

    @Test
    void a_node_that_died_gives_back_what_its_stored_clicks_did_not_take() {
        book.add(CapSubject.CAMPAIGN, CAMPAIGN, CapPeriod.TOTAL, 40);
        ClickCaps dead = node("a");
        for (int i = 0; i < 3; i++) {
            assertThat(click(dead)).isTrue();
        }
        threads.get(0).shutdownNow();
        assertThat(book.used(0)).as("leased and lost for now").isGreaterThan(3);

        ClickCaps again = node("a");
        assertThat(book.open("a").stream().mapToLong(lease -> book.slots(lease)).sum() + 3).as("only what it holds anew and what was stored").isEqualTo(book.used(0));
        untilStored(List.of(again), 40);

        assertThat(book.stored()).isEqualTo(40);
        assertThat(click(again)).isFalse();
    }

    @Test
    void a_node_that_is_stopping_sends_visitors_on_with_the_slots_it_has() {
        book.add(CapSubject.CAMPAIGN, CAMPAIGN, CapPeriod.TOTAL, 40);
        ClickCaps stopping = node("a");
        threads.get(0).shutdown();
        while (click(stopping)) {
            assertThat(book.stored()).isLessThanOrEqualTo(40);
        }
        assertThat(book.stored()).as("all that was leased, and no click failed").isEqualTo(book.used(0));
    }

    @Test
    void slots_that_nobody_takes_go_to_the_node_that_needs_them() {
        book.add(CapSubject.CAMPAIGN, CAMPAIGN, CapPeriod.TOTAL, 30);
        node("idle");
        ClickCaps busy = node("busy");
        untilStored(List.of(busy), 30);
        assertThat(book.stored()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_slot_whose_click_is_on_its_way_goes_to_nobody_else_however_long_that_takes(boolean inTheSpool) throws InterruptedException {
        book.add(CapSubject.CAMPAIGN, CAMPAIGN, CapPeriod.TOTAL, 8);
        ClickCaps slow = node("slow");
        ClickCaps busy = node("busy");
        spool.rests = !inTheSpool;
        Taken taken = slow.take(CAMPAIGN, LINK, null, clock.instant());
        if (inTheSpool) {
            taken.recorded();
        }
        // The other slot of its lease goes to the node that needs it, and with it the lease is to be closed.
        untilStored(List.of(busy), 7);
        clock.now = NOON.plusSeconds(3_600);
        for (int rounds = 0; rounds < 20; rounds++) {
            assertThat(click(busy)).isFalse();
            TimeUnit.MILLISECONDS.sleep(100);
        }

        book.clicks.add(taken.leases());
        if (!inTheSpool) {
            taken.recorded();
        }
        spool.rests = true;
        for (int rounds = 0; rounds < 20; rounds++) {
            assertThat(click(busy) || click(slow)).isFalse();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(book.stored()).isEqualTo(8);
        assertThat(book.used(0)).isEqualTo(8);
    }

    @Test
    void without_the_database_clicks_go_by_the_slots_that_are_here_and_then_down_the_fallback_chain() {
        book.add(CapSubject.CAMPAIGN, CAMPAIGN, CapPeriod.TOTAL, 1_000);
        ClickCaps node = node("a");
        book.away = true;
        int in = 0;
        while (click(node)) {
            in++;
        }
        assertThat(in).isBetween(1, 999);
        assertThat(book.used(0)).isGreaterThanOrEqualTo(in);
        book.away = false;
        untilStored(List.of(node), 1_000);
        assertThat(book.stored()).isEqualTo(1_000);
    }

    @Test
    void at_midnight_of_the_zone_the_next_day_has_slots_of_its_own() {
        book.add(CapSubject.CAMPAIGN, CAMPAIGN, CapPeriod.DAILY, 10);
        clock.now = Instant.parse("2026-10-25T22:59:50Z");
        ClickCaps node = node("a");
        untilStored(List.of(node), 10);
        assertThat(click(node)).isFalse();
        clock.now = Instant.parse("2026-10-25T23:00:00Z");
        untilStored(List.of(node), 20);
        assertThat(click(node)).isFalse();
        assertThat(book.uses()).containsEntry("2026-10-25", 10L).containsEntry("2026-10-26", 10L);
    }

    @Test
    void a_click_that_is_not_recorded_gives_its_slot_back() {
        book.add(CapSubject.CAMPAIGN, CAMPAIGN, CapPeriod.TOTAL, 1);
        book.add(CapSubject.LINK, LINK, CapPeriod.TOTAL, 1);
        ClickCaps node = node("a");
        Taken taken = node.take(CAMPAIGN, LINK, null, clock.instant());
        assertThat(taken.leases().split(" ")).hasSize(2);
        assertThat(node.take(CAMPAIGN, LINK, null, clock.instant()).isFull()).isTrue();
        taken.giveBack();
        assertThat(node.take(CAMPAIGN, LINK, null, clock.instant()).isFull()).isFalse();
    }

    @Test
    void a_reached_cap_on_results_turns_clicks_away_before_they_take_a_slot() {
        book.add(CapSubject.LINK, LINK, CapPeriod.TOTAL, 100);
        ClickCaps node = node("a");
        assertThat(click(node)).isTrue();
        node.reached(List.of(spent(CapSubject.CAMPAIGN, CAMPAIGN, CapOf.CONVERSIONS, null, 0)));
        long slots = book.used(0);
        Taken none = node.take(CAMPAIGN, LINK, null, clock.instant());
        assertThat(none.isFull()).isTrue();
        assertThat(none.why()).isEqualTo("The daily cap on conversions of the campaign is reached in its period from 2026-11-22, so the click goes down the fallback chain.");
        assertThat(book.used(0)).isEqualTo(slots);
        assertThat(node.take(Ids.next(), LINK, null, clock.instant()).isFull()).as("another campaign's").isFalse();
        clock.now = Instant.parse("2026-11-22T23:00:00Z");
        assertThat(click(node)).as("the next day in Berlin").isTrue();
    }

    @Test
    void a_cap_on_payout_turns_away_whoever_could_not_be_paid_from_what_is_left() {
        UUID partner = Ids.next();
        ClickCaps node = node("a");
        agreed = List.of(new PriceList(CAMPAIGN, partner, NOON.minusSeconds(60), null, "EUR", List.of(), 30L));
        prices.refresh(NOON);
        for (long left : new long[] {-5, 0, 29}) {
            node.reached(List.of(spent(CapSubject.CAMPAIGN, CAMPAIGN, CapOf.PAYOUT, null, left)));
            assertThat(node.take(CAMPAIGN, LINK, partner, NOON).isFull()).as("%d left", left).isTrue();
        }
        node.reached(List.of(spent(CapSubject.CAMPAIGN, CAMPAIGN, CapOf.PAYOUT, null, 30)));
        assertThat(node.take(CAMPAIGN, LINK, partner, NOON).isFull()).as("just enough").isFalse();
        node.reached(List.of(spent(CapSubject.CAMPAIGN, CAMPAIGN, CapOf.PAYOUT, null, 0)));
        assertThat(node.take(CAMPAIGN, LINK, null, NOON).isFull()).as("of no partner, so nobody is paid").isFalse();
        assertThat(node.take(CAMPAIGN, LINK, Ids.next(), NOON).isFull()).as("of a partner without an agreement").isFalse();
        node.reached(List.of(spent(CapSubject.AGREEMENT, Ids.next(), CapOf.PAYOUT, new CapGate.Pair(CAMPAIGN, Ids.next(), NOON.minusSeconds(60), null), 0)));
        assertThat(node.take(CAMPAIGN, LINK, partner, NOON).isFull()).as("somebody else's agreement").isFalse();
        node.reached(List.of(spent(CapSubject.AGREEMENT, Ids.next(), CapOf.PAYOUT, new CapGate.Pair(CAMPAIGN, partner, NOON.minusSeconds(60), null), 0)));
        assertThat(node.take(CAMPAIGN, LINK, partner, NOON).isFull()).isTrue();
    }

    private static CapGate.Spent spent(CapSubject subject, UUID id, CapOf of, CapGate.Pair agreement, long left) {
        return new CapGate.Spent(Ids.next(), subject, id, of, CapPeriod.DAILY, "Europe/Berlin", LocalDate.of(2026, 11, 22), agreement, left, of.isMoney() ? "EUR" : null);
    }

    /** Clicks until so many are stored, at most for twenty seconds. */
    private void untilStored(List<ClickCaps> nodes, long wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (book.stored() < wanted && System.nanoTime() < end) {
            nodes.forEach(this::click);
        }
        assertThat(book.stored()).isEqualTo(wanted);
    }

    private boolean click(ClickCaps node) {
        Taken taken = node.take(CAMPAIGN, LINK, null, clock.instant());
        if (!taken.isFull()) {
            book.clicks.add(String.valueOf(taken.leases()));
            taken.recorded();
        }
        return !taken.isFull();
    }

    private ClickCaps node(String name) {
        ClickCaps caps = new ClickCaps(book, prices);
        Leases leases = new Leases() {
            @Override
            public long close(CapGate.Lease lease) {
                long taken = book.clicks.stream().filter(click -> click.contains(lease.id().toString())).count();
                book.close(lease.id(), taken);
                return lease.slots() - taken;
            }
        };
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
        threads.add(thread);
        new CapWatch(book, caps, prices, leases, new Alone(), spool, clock).begin(thread, name);
        return caps;
    }

    private static final class Turning extends Clock {
        volatile Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class Alone extends Neighbours {
        @Override
        public void met(String node, String version) {
            // nobody asks
        }

        @Override
        public boolean areBehind(String node, String version) {
            return false;
        }
    }

    private static final class Drained implements Spool {
        volatile boolean rests = true;

        @Override
        public SpoolState state() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean settle(Duration atMost) {
            return true;
        }

        @Override
        public boolean settle(Collection<String> clickIds, Duration atMost) {
            return true;
        }

        @Override
        public boolean rests() {
            return rests;
        }
    }

    /** The shared table of leases, as plain as it can be, and the clicks that were stored. */
    private static final class Book implements CapGate {

        private record Held(Lease lease, String node, long[] slots, boolean[] open) {
        }

        final Queue<String> clicks = new ConcurrentLinkedQueue<>();
        volatile boolean away;
        private final List<ClickCap> caps = new ArrayList<>();
        private final Map<UUID, Long> limits = new HashMap<>();
        private final Map<UUID, Held> leases = new HashMap<>();
        private final AtomicLong version = new AtomicLong();

        void add(CapSubject subject, UUID id, CapPeriod period, long limit) {
            ClickCap cap = new ClickCap(Ids.next(), subject, id, period, "Europe/Berlin", null);
            caps.add(cap);
            limits.put(cap.id(), limit);
            version.incrementAndGet();
        }

        long stored() {
            return clicks.size();
        }

        synchronized long used(int cap) {
            return used(caps.get(cap).id(), null);
        }

        synchronized Map<String, Long> uses() {
            Map<String, Long> uses = new HashMap<>();
            leases.values().forEach(held -> uses.merge(held.lease.periodStart().toString(), held.slots[0], Long::sum));
            return uses;
        }

        synchronized List<UUID> open(String node) {
            return leases.values().stream().filter(held -> held.node.equals(node) && held.open[0]).map(held -> held.lease.id()).toList();
        }

        synchronized long slots(UUID lease) {
            return leases.get(lease).slots[0];
        }

        private long used(UUID cap, LocalDate period) {
            return leases.values().stream().filter(held -> held.lease.capId().equals(cap) && (period == null || held.lease.periodStart().equals(period)))
                    .mapToLong(held -> held.slots[0]).sum();
        }

        private void here() {
            if (away) {
                throw new IllegalStateException("The database is away");
            }
        }

        @Override
        public List<ClickCap> clickCaps() {
            here();
            return List.copyOf(caps);
        }

        @Override
        public List<Spent> spent(Instant now) {
            here();
            return List.of();
        }

        @Override
        public String clickCapsVersion() {
            here();
            return version.toString();
        }

        @Override
        public synchronized Optional<Lease> lease(UUID capId, LocalDate periodStart, String node, long wanted, Instant now) {
            here();
            long left = limits.get(capId) - used(capId, periodStart);
            if (left <= 0) {
                return Optional.empty();
            }
            Lease lease = new Lease(Ids.next(), capId, periodStart, Math.min(wanted, Math.max(1, left / 4)), now);
            leases.put(lease.id(), new Held(lease, node, new long[] {lease.slots()}, new boolean[] {true}));
            return Optional.of(lease);
        }

        @Override
        public synchronized List<Used> usedUp(String node) {
            here();
            return leases.values().stream().filter(held -> held.node.equals(node) && held.open[0]).map(held -> new Used(held.lease.capId(), held.lease.periodStart())).distinct()
                    .filter(one -> used(one.capId(), one.periodStart()) >= limits.get(one.capId())).toList();
        }

        @Override
        public synchronized void giveBack(UUID leaseId, long untaken) {
            here();
            leases.get(leaseId).slots[0] -= untaken;
        }

        @Override
        public synchronized List<Lease> openLeases(String node) {
            here();
            return leases.values().stream().filter(held -> held.node.equals(node) && held.open[0])
                    .map(held -> new Lease(held.lease.id(), held.lease.capId(), held.lease.periodStart(), held.slots[0], held.lease.grantedAt())).toList();
        }

        @Override
        public synchronized void close(UUID leaseId, long taken) {
            here();
            Held held = leases.get(leaseId);
            if (held.open[0]) {
                assertThat(taken).isBetween(0L, held.slots[0]);
                held.slots[0] = taken;
                held.open[0] = false;
            }
        }

        @Override
        public CapAnswer reserve(CapClaim claim) {
            throw new UnsupportedOperationException();
        }

        @Override
        public java.util.Set<UUID> lockPayout(List<io.plumbline.campaign.api.CapClaim> claims) {
            throw new UnsupportedOperationException();
        }

        @Override
        public io.plumbline.campaign.api.CapAnswer earn(io.plumbline.campaign.api.CapClaim claim, io.plumbline.shared.Money commission) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CapAnswer pay(CapClaim claim, Money commission) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void lock(UUID subjectId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void settle(UUID subjectId, Money revenue, Money commission, boolean confirmed, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void release(UUID subjectId) {
            throw new UnsupportedOperationException();
        }
    }
}
