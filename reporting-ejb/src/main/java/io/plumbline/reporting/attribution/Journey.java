package io.plumbline.reporting.attribution;

import java.time.Instant;
import java.util.List;

/** The touches of one conversion, oldest first; may be empty. */
record Journey(Instant convertedAt, long valueMinor, List<Step> steps) {

    /** @param key what credit is given to; @param direct came by itself, without any channel */
    record Step(String key, boolean direct, Instant at) {
    }
}
