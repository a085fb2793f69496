package io.plumbline.reporting.value;

import java.util.Comparator;

/**
 * A customer as the models count them: purchases of one day are one, the first one starts the clock.
 *
 * @param priced      repeats with a known amount; repeatMinor is what they amount to
 * @param realisedMinor amount of all purchases, firstMinor of the first day
 */
record Member(String id, String channel, int x, int recencyDays, int ageDays, int priced, long repeatMinor, long realisedMinor, long firstMinor) {

    /** Also of two persons who share a number: always the same. */
    static final Comparator<Member> ORDER = Comparator.comparing(Member::id).thenComparing(m -> String.valueOf(m.channel())).thenComparingInt(Member::x)
            .thenComparingInt(Member::recencyDays).thenComparingInt(Member::ageDays).thenComparingInt(Member::priced).thenComparingLong(Member::repeatMinor)
            .thenComparingLong(Member::realisedMinor).thenComparingLong(Member::firstMinor);

    Buyer buyer(int daysAUnit) {
        return new Buyer(x, (double) recencyDays / daysAUnit, (double) ageDays / daysAUnit);
    }

    /** Mean amount of a repeat in major units; null without any. */
    Double mean(int digits) {
        return priced == 0 ? null : repeatMinor / Math.pow(10, digits) / priced;
    }
}
