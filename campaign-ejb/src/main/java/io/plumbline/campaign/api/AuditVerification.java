package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * What came of recomputing the audit trail's chain.
 *
 * @param intact    whether every entry is there, in its place and as it was written
 * @param entries   how many links were recomputed
 * @param forgotten how many of the oldest have gone because their time was over; their links are still checked
 * @param seq, hash end of the chain
 * @param anchors   how many lines of the anchor file of this node the chain was held against
 * @param anchored  when the newest of them was written, or null
 * @param broken    what is wrong at the first place where something is, or null
 * @param brokenSeq place in the chain, or null
 * @param brokenEntry the audit entry, or null
 */
public record AuditVerification(boolean intact, long entries, long forgotten, long seq, String hash, int anchors, Instant anchored, String broken, Long brokenSeq,
        UUID brokenEntry) implements Serializable {
}
