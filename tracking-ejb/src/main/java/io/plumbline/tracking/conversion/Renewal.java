package io.plumbline.tracking.conversion;

import java.time.Instant;

/**
 * What makes a sale one that follows an earlier one of the same customer or subscription through the same partner.
 *
 * @param since     when the first one was; null when this is the first
 * @param number    which one after the first it is, from 1; null when this is the first
 * @param inherited whether nothing but the first one leads to the partner
 */
record Renewal(Instant since, Integer number, boolean inherited) {

    static final Renewal NONE = new Renewal(null, null, false);
}
