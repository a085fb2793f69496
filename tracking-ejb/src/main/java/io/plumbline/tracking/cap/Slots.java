package io.plumbline.tracking.cap;

import io.plumbline.campaign.api.CapGate.ClickCap;
import io.plumbline.campaign.api.CapGate.Lease;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The slots this node holds of one cap in one period. Clicks take them without a lock; a second lease waits behind the first, so
 * that nobody waits for the database while there is a next one.
 */
final class Slots {

    /** A lease is followed by another when less than this part of it is left. */
    private static final int REFILL_AT = 4;

    /** A lease and what is left of it here. */
    static final class Held {
        final Lease lease;
        private final AtomicLong left;
        private final AtomicLong making = new AtomicLong();

        Held(Lease lease) {
            this.lease = lease;
            this.left = new AtomicLong(lease.slots());
        }

        boolean take() {
            // Counted first: whoever finds nothing in the making finds nothing to take either.
            making.incrementAndGet();
            for (long now = left.get(); now > 0; now = left.get()) {
                if (left.compareAndSet(now, now - 1)) {
                    return true;
                }
            }
            making.decrementAndGet();
            return false;
        }

        /** A click that took a slot was not recorded after all. */
        void giveBack() {
            left.incrementAndGet();
            making.decrementAndGet();
        }

        /** The click is in the spool. */
        void recorded() {
            making.decrementAndGet();
        }

        /** Of a retired lease. @return whether every click that took a slot is in the spool, and no other will take one */
        boolean isSettled() {
            left.set(0);
            return making.get() == 0;
        }

        /** @return what no click has taken, and none will */
        long untaken() {
            return left.getAndSet(0);
        }
    }

    final ClickCap cap;
    final LocalDate start;
    final Instant from;
    final Instant until;
    private final Runnable wake;
    private final AtomicLong takes = new AtomicLong();
    private final Deque<Held> retired = new ArrayDeque<>();
    private volatile Held active;
    private volatile Held spare;
    private volatile boolean dry;
    private volatile boolean wanted;
    private boolean missed;
    private long takesBefore;

    Slots(ClickCap cap, LocalDate start, Runnable wake) {
        this.cap = cap;
        this.start = start;
        this.wake = wake;
        ZoneId zone = ZoneId.of(cap.timeZone());
        this.from = start.atStartOfDay(zone).toInstant();
        this.until = cap.period().after(start).atStartOfDay(zone).toInstant();
    }

    boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /**
     * @param patienceMillis how long to wait for a lease that has been asked for; 0 for not at all
     * @return null when there is none
     */
    Held take(long patienceMillis) {
        Held first = active;
        if (first != null && first.take()) {
            takes.incrementAndGet();
            if (spare == null && !dry && first.left.get() < Math.max(1, first.lease.slots() / REFILL_AT)) {
                want();
            }
            return first;
        }
        return takeNext(patienceMillis);
    }

    private synchronized Held takeNext(long patienceMillis) {
        long patience = patienceMillis;
        for (int tries = 0; tries < 1_000; tries++) {
            if (active != null && active.take()) {
                takes.incrementAndGet();
                return active;
            }
            if (spare != null) {
                retire(active);
                active = spare;
                spare = null;
                continue;
            }
            if (dry) {
                missed = true;
                return null;
            }
            want();
            if (patience <= 0) {
                return null;
            }
            long step = Math.min(patience, 10);
            pause(step);
            patience -= step;
        }
        return null;
    }

    private void pause(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void want() {
        if (!wanted) {
            wanted = true;
            wake.run();
        }
    }

    boolean isWanted() {
        return wanted;
    }

    /** Slots taken since this was asked last. */
    synchronized long pace() {
        long sum = takes.get();
        long since = sum - takesBefore;
        takesBefore = sum;
        return since;
    }

    /** Slots taken since {@link #pace} was asked last. */
    synchronized long lately() {
        return takes.get() - takesBefore;
    }

    boolean hasSpare() {
        return spare != null;
    }

    synchronized void add(Held fresh) {
        if (active == null) {
            active = fresh;
        } else {
            spare = fresh;
        }
        dry = false;
        wanted = false;
        notifyAll();
    }

    /** Nothing is left for now. */
    synchronized void runDry() {
        dry = true;
        wanted = false;
        notifyAll();
    }

    boolean isDry() {
        return dry;
    }

    /** Others may have given slots back, or the limit may have been raised. */
    synchronized void hope() {
        dry = false;
        wanted |= missed;
        missed = false;
    }

    synchronized boolean hasSlots() {
        return active != null && active.left.get() > 0 || spare != null;
    }

    /** No click takes of these any more. */
    synchronized List<Held> retireAll() {
        List<Held> all = Stream.of(active, spare).filter(Objects::nonNull).toList();
        all.forEach(this::retire);
        active = null;
        spare = null;
        return all;
    }

    private void retire(Held held) {
        if (held != null) {
            retired.add(held);
        }
    }

    synchronized Held oldestRetired() {
        return retired.peek();
    }

    synchronized void closed(Held held) {
        retired.remove(held);
    }

    synchronized boolean isOver() {
        return retired.isEmpty() && active == null && spare == null;
    }
}
