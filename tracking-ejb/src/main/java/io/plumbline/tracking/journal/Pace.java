package io.plumbline.tracking.journal;

import java.util.concurrent.TimeUnit;

/**
 * How long the writer of a busy journal gathers records before it forces the disk. The further the database is behind, the longer: whoever is answered a few
 * milliseconds later comes back later, and the processors have time for storing. So the database, and with it reports, stay within about a second.
 */
final class Pace {

    /** Longer, and processors are idle while everybody waits; shorter, and they are busy with forces and turns of threads (docs/performance.md). */
    private static final long SHORTEST = TimeUnit.MICROSECONDS.toNanos(300);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(10);
    /** What the drainer has in hand while it keeps up. */
    private static final long USUAL = 7_000;
    /** So many more, and it gathers a millisecond longer. */
    private static final long A_MILLISECOND_MORE = 2_000;
    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    private Pace() {
    }

    /** @param waiting records on disk that are not in the database */
    static long gatherNanos(long waiting) {
        long more = Math.max(0, waiting - USUAL) * MILLISECOND / A_MILLISECOND_MORE;
        return Math.min(LONGEST, SHORTEST + more);
    }
}
