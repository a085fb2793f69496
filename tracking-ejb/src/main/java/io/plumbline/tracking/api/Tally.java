package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an occurrence adds to the counts (or takes away, when it changed). Fired as a plain CDI event inside the transaction
 * that records the occurrence, so that reports equal the events at every commit.
 *
 * @param at        when it happened
 * @param revenueMinor, payoutMinor minor units of {@code where.currency()}
 * @param costMicros millionths of a unit of {@code where.currency()}
 * @param cause     why; reports as of an earlier time tell it
 */
public record Tally(Instant at, Dimensions where, long impressions, long clicks, long uniqueClicks, long invalidClicks, long conversions,
        long revenueMinor, long payoutMinor, long costMicros, Cause cause) implements Serializable {

    private static final long SECONDS = 60;

    /** Something was recorded. */
    public Tally(Instant at, Dimensions where, long impressions, long clicks, long uniqueClicks, long invalidClicks, long conversions, long revenueMinor,
            long payoutMinor, long costMicros) {
        this(at, where, impressions, clicks, uniqueClicks, invalidClicks, conversions, revenueMinor, payoutMinor, costMicros, Cause.RECORDED);
    }

    /** What counts the same thing in the same minute, for the same reason, as one. */
    public static List<Tally> summed(List<Tally> tallies) {
        Map<Same, Tally> sums = new LinkedHashMap<>();
        for (Tally tally : tallies) {
            sums.merge(new Same(Math.floorDiv(tally.at.getEpochSecond(), SECONDS), tally.where, tally.cause), tally, Tally::plus);
        }
        return List.copyOf(sums.values());
    }

    private record Same(long minute, Dimensions where, Cause cause) {
    }

    private Tally plus(Tally other) {
        return new Tally(at, where, impressions + other.impressions, clicks + other.clicks, uniqueClicks + other.uniqueClicks, invalidClicks + other.invalidClicks,
                conversions + other.conversions, Math.addExact(revenueMinor, other.revenueMinor), Math.addExact(payoutMinor, other.payoutMinor),
                Math.addExact(costMicros, other.costMicros), cause);
    }

    public Tally because(Cause changed) {
        return new Tally(at, where, impressions, clicks, uniqueClicks, invalidClicks, conversions, revenueMinor, payoutMinor, costMicros, changed);
    }
}
