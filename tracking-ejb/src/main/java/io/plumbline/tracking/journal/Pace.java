package io.plumbline.tracking.journal;

import java.util.concurrent.TimeUnit;

/**
 * How long the writer of a busy journal gathers records before it forces the disk. The further the database is behind, the longer: whoever is answered a few
 * milliseconds later comes back later, and the processors have time for storing. So the database, and with it reports, stay within about a second.
 */
final class Pace {

    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(10);
    /** What the drainer has in hand while it keeps up. */
    private static final long USUAL = 5_000;
    private static final long A_MILLISECOND_MORE = 2_000;

    private Pace() {
    }

    /** @param waiting records on disk that are not in the database */
    static long gatherNanos(long waiting) {
        long more = Math.max(0, waiting - USUAL) * SHORTEST / A_MILLISECOND_MORE;
        return Math.min(LONGEST, SHORTEST + more);
    }
}
