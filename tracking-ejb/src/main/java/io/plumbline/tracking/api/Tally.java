package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;

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

    /** Something was recorded. */
    public Tally(Instant at, Dimensions where, long impressions, long clicks, long uniqueClicks, long invalidClicks, long conversions, long revenueMinor,
            long payoutMinor, long costMicros) {
        this(at, where, impressions, clicks, uniqueClicks, invalidClicks, conversions, revenueMinor, payoutMinor, costMicros, Cause.RECORDED);
    }

    public Tally because(Cause changed) {
        return new Tally(at, where, impressions, clicks, uniqueClicks, invalidClicks, conversions, revenueMinor, payoutMinor, costMicros, changed);
    }
}
