package io.plumbline.tracking.traffic;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often something happened lately, on this node. A window is cut into {@value #SLOTS} slots and counts the current one and
 * those before it, so it reaches back between 11/12 and 12/12 of its length; memory for each key is the same however busy it is.
 * At most {@value #MOST} keys are kept: what is forgotten counts as new, so pressure lets clicks pass rather than refuses them.
 */
final class Rates {

    static final int SLOTS = 12;
    static final long MOST = 200_000;
    private static final long NEVER = Long.MIN_VALUE;

    private final Cache<Long, Slots> windows;
    private final Cache<Long, Rhythm> rhythms;
    private final Cache<Long, Long> firsts;
    private final AtomicLong forgotten = new AtomicLong(NEVER);

    Rates() {
        this(MOST);
    }

    Rates(long most) {
        windows = Caffeine.newBuilder().maximumSize(most).evictionListener((Long key, Slots gone, RemovalCause why) -> forget(gone)).build();
        rhythms = Caffeine.newBuilder().maximumSize(most / 4).build();
        firsts = Caffeine.newBuilder().maximumSize(most / 4).build();
    }

    /** Counts one more. @return how many there are in the window with it */
    int count(long key, Instant at, int seconds) {
        long millis = at.toEpochMilli();
        return windows.get(key, k -> new Slots()).add(Math.floorDiv(millis * SLOTS, seconds * 1000L), millis);
    }

    private void forget(Slots gone) {
        forgotten.accumulateAndGet(gone.latest(), Math::max);
    }

    /** @return until when some of what was counted is not remembered any more; null when everything is */
    Instant forgottenUntil() {
        return forgotten.get() == NEVER ? null : Instant.ofEpochMilli(forgotten.get());
    }

    /** @return how many equal pauses in a row led up to this one */
    int beat(long key, Instant at) {
        return rhythms.get(key, k -> new Rhythm()).beat(at.toEpochMilli());
    }

    /** @return whether somebody else came with it before */
    boolean isOthers(long key, long who) {
        return firsts.get(key, k -> who) != who;
    }

    /** Keys in memory. */
    long size() {
        windows.cleanUp();
        rhythms.cleanUp();
        firsts.cleanUp();
        return windows.estimatedSize() + rhythms.estimatedSize() + firsts.estimatedSize();
    }

    private static final class Slots {
        private final int[] counts = new int[SLOTS];
        private long newest = Long.MIN_VALUE;
        private long latest = NEVER;

        synchronized long latest() {
            return latest;
        }

        synchronized int add(long slot, long millis) {
            latest = Math.max(latest, millis);
            if (newest == Long.MIN_VALUE || slot - newest >= SLOTS) {
                java.util.Arrays.fill(counts, 0);
                newest = slot;
            }
            for (; newest < slot; newest++) {
                counts[(int) Math.floorMod(newest + 1, (long) SLOTS)] = 0;
            }
            // Late by a moment: two threads, two clocks. Later than the window it is a window of its own.
            if (newest - slot >= SLOTS) {
                return 1;
            }
            counts[(int) Math.floorMod(slot, (long) SLOTS)]++;
            int sum = 0;
            for (int count : counts) {
                sum += count;
            }
            return sum;
        }
    }

    /** People do not click to a beat; programs do. */
    static final class Rhythm {
        private static final long SHORTEST = 1_000;
        private static final long TOLERANCE = 50;
        private long last = Long.MIN_VALUE;
        private long gap = -1;
        private int equal;

        synchronized int beat(long millis) {
            long now = last == Long.MIN_VALUE ? -1 : millis - last;
            equal = now >= SHORTEST && gap >= SHORTEST && Math.abs(now - gap) <= Math.max(TOLERANCE, gap / 50) ? equal + 1 : 0;
            gap = now;
            last = millis;
            return equal;
        }
    }
}
