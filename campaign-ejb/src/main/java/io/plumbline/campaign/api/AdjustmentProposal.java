package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A posting by hand on its way into the books.
 *
 * @param state     {@code proposed, posted, refused} or {@code withdrawn}
 * @param decidedBy null while it waits
 * @param reason    why it was refused or withdrawn, or what was said when it was approved; null for nothing
 */
public record AdjustmentProposal(UUID id, long version, Adjustment adjustment, String state, String proposedBy, Instant proposedAt, String decidedBy, Instant decidedAt, String reason)
        implements Serializable {
}
