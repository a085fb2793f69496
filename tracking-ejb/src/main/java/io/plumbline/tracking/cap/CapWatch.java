package io.plumbline.tracking.cap;

import io.plumbline.campaign.api.CapGate;
import io.plumbline.campaign.api.CapGate.Lease;
import io.plumbline.campaign.api.CapsChanged;
import io.plumbline.tracking.api.Spool;
import io.plumbline.tracking.cap.ClickCaps.Counter;
import io.plumbline.tracking.store.InForce;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the node supplied with slots, on one thread of its own: learns of caps, what is used of them and of prices within half a second, leases before slots run dry,
 * gives back what nobody takes, and closes leases once their clicks are stored.
 */
@ApplicationScoped
public class CapWatch {

    private static final Logger LOG = System.getLogger(CapWatch.class.getName());
    private static final long ROUND_MILLIS = 500;
    private static final long LEAST = 20;
    private static final long MOST = 20_000;
    /** Clicks that are told a little late find their period still open. */
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final Duration AHEAD = Duration.ofSeconds(10);

    @Inject
    private CapGate gate;
    @Inject
    private ClickCaps caps;
    @Inject
    private Prices prices;
    @Inject
    private Leases leases;
    @Inject
    private Neighbours neighbours;
    @Inject
    private Spool spool;
    @Inject
    private Clock clock;

    private final AtomicBoolean woken = new AtomicBoolean();
    private final Deque<Lease> before = new ArrayDeque<>();
    private volatile ScheduledExecutorService thread;
    private String version = "";
    private String told;
    private Instant toldAt = Instant.EPOCH;
    private String node;
    private boolean away;

    public CapWatch() {
        // for the container
    }

    CapWatch(CapGate gate, ClickCaps caps, Prices prices, Leases leases, Neighbours neighbours, Spool spool, Clock clock) {
        this.gate = gate;
        this.caps = caps;
        this.prices = prices;
        this.leases = leases;
        this.neighbours = neighbours;
        this.spool = spool;
        this.clock = clock;
    }

    /** @param nodeId the same after every restart on the same data directory, and no other node's */
    void begin(ScheduledExecutorService executor, String nodeId) {
        node = nodeId;
        caps.wakes(this::wake);
        // Whatever was leased before: nobody knows how much of it was taken until the spool's clicks are stored.
        quietly(() -> before.addAll(gate.openLeases(node)));
        // Before it has learned anything: whoever sets a cap from now on waits for this node.
        quietly(this::tell);
        round();
        thread = executor;
        executor.scheduleWithFixedDelay(this::round, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Gives back what is left. How many of the rest were taken is counted at the next start. */
    void end() {
        thread = null;
        quietly(() -> caps.counters().forEach(counter -> counter.periods.values().forEach(this::giveBack)));
        quietly(() -> neighbours.gone(node));
    }

    /** Whoever has set a cap finds it in force, on every node that lives, when told that it is set. */
    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) CapsChanged changed) {
        InForce.await(thread, this::round, () -> !isAhead());
    }

    /** Whether another node still goes by the caps of before. */
    private boolean isAhead() {
        try {
            return neighbours.areBehind(node, gate.clickCapsVersion());
        } catch (RuntimeException gone) {
            return false;
        }
    }

    private void tell() {
        Instant now = clock.instant();
        if (!version.equals(told) || Duration.between(toldAt, now).compareTo(Neighbours.BEAT) >= 0) {
            neighbours.met(node, version);
            told = version;
            toldAt = now;
        }
    }

    private void wake() {
        ScheduledExecutorService executor = thread;
        if (executor != null && woken.compareAndSet(false, true)) {
            try {
                executor.execute(() -> {
                    woken.set(false);
                    quietly(this::refill);
                });
            } catch (RejectedExecutionException stopping) {
                LOG.log(Level.DEBUG, "The server stops: nothing more is leased", stopping);
            }
        }
    }

    private void round() {
        quietly(() -> {
            // Asked first: what is read below is of this version or a later one.
            String now = gate.clickCapsVersion();
            prices.refresh(clock.instant());
            caps.reached(gate.spent(clock.instant()));
            learn(now);
            tell();
            keep();
            refill();
            closeEarlier();
        });
    }

    private void learn(String now) {
        if (now.equals(version)) {
            return;
        }
        List<CapGate.ClickCap> all = gate.clickCaps();
        // Slots first: a cap that is met without any would turn its first clicks away.
        for (CapGate.ClickCap cap : all) {
            Counter counter = caps.counter(cap);
            supply(current(counter), 0);
            counter.periods.values().forEach(Slots::hope);
        }
        caps.meet(all).forEach(this::retire);
        version = now;
    }

    private void keep() {
        Instant now = clock.instant();
        Set<CapGate.Used> used = Set.copyOf(gate.usedUp(node));
        for (Counter counter : caps.counters()) {
            Slots current = current(counter);
            if (Duration.between(now, current.until).compareTo(AHEAD) < 0) {
                LocalDate next = counter.cap.period().after(current.start);
                Slots ahead = counter.open(next, this::wake);
                if (!ahead.hasSlots() && !ahead.isDry()) {
                    supply(ahead, 0);
                }
            }
            counter.periods.values().forEach(slots -> keep(counter, slots, used, now));
        }
    }

    private void keep(Counter counter, Slots slots, Set<CapGate.Used> used, Instant now) {
        boolean idle = slots.pace() == 0;
        boolean over = slots.until.plus(LATE).isBefore(now);
        if (slots.hasSlots() && idle && (over || used.contains(new CapGate.Used(slots.cap.id(), slots.start)))) {
            // Somebody else may be waiting for exactly these.
            giveBack(slots);
        }
        if (slots.isDry()) {
            slots.hope();
        }
        close(slots);
        if (over && idle && slots.isOver()) {
            counter.periods.remove(slots.start, slots);
            counter.latest = counter.latest == slots ? null : counter.latest;
        }
    }

    private Slots current(Counter counter) {
        Instant now = clock.instant();
        Slots slots = counter.open(counter.cap.period().startOf(counter.cap.timeZone(), now), this::wake);
        counter.latest = slots;
        return slots;
    }

    private void refill() {
        for (Counter counter : caps.counters()) {
            for (Slots slots : counter.periods.values()) {
                if (slots.isWanted()) {
                    supply(slots, slots.lately());
                }
            }
        }
    }

    private void supply(Slots slots, long lately) {
        if (slots.hasSpare()) {
            return;
        }
        Optional<Lease> lease = gate.lease(slots.cap.id(), slots.start, node, Math.max(LEAST, Math.min(MOST, 4 * lately)), clock.instant());
        lease.ifPresentOrElse(fresh -> slots.add(new Slots.Held(fresh)), slots::runDry);
    }

    private void retire(Counter counter) {
        counter.periods.values().forEach(this::giveBack);
        if (counter.periods.values().stream().allMatch(Slots::isOver)) {
            caps.forget(counter);
        }
    }

    private void giveBack(Slots slots) {
        for (Slots.Held held : slots.retireAll()) {
            long untaken = held.untaken();
            if (untaken > 0) {
                gate.giveBack(held.lease.id(), untaken);
            }
        }
    }

    private void close(Slots slots) {
        // In this order: what is in the spool is no longer in the making.
        for (Slots.Held oldest = slots.oldestRetired(); oldest != null && oldest.isSettled() && spool.rests(); oldest = slots.oldestRetired()) {
            leases.close(oldest.lease);
            slots.closed(oldest);
        }
    }

    private void closeEarlier() {
        while (!before.isEmpty() && spool.rests()) {
            long back = leases.close(before.peek());
            Lease done = before.remove();
            LOG.log(Level.INFO, "Lease " + done.id() + " of before: " + back + " of " + done.slots() + " slots came back");
        }
    }

    /** Without the database clicks go by the slots that are here; the next round tries again. */
    private void quietly(Runnable work) {
        try {
            work.run();
            away = false;
        } catch (RuntimeException gone) {
            if (!away) {
                away = true;
                LOG.log(Level.WARNING, "Slots of caps cannot be leased or returned for the moment: " + gone);
            }
        }
    }
}
