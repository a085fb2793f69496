package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * The answer to a lead that was handed in.
 *
 * @param leadId       for a repeat under the same name the first one's
 * @param conversionId what it may earn; null for a duplicate
 * @param reason       {@code name-known, email-known, phone-known} of duplicates; why it earns nobody anything; else null
 * @param confirmUntil by when the owner of the address has to confirm, or null
 */
public record LeadReceipt(Result result, UUID leadId, UUID conversionId, String reason, OptIn optIn, Instant confirmUntil) implements Serializable {

    public enum Result implements Keyed {
        RECORDED, DUPLICATE
    }
}
