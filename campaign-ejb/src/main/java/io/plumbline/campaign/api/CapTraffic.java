package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** What becomes of clicks while a cap on results or money has nothing left in the period that runs. */
public enum CapTraffic implements Keyed {
    /** They go down the fallback chain, reason {@code capped}. */
    TURN_AWAY,
    /** They go on to their destination and count; what they bring is for {@link CapOver} to say. */
    KEEP
}
