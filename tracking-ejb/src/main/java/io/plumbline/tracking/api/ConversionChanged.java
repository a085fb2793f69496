package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Fired as a plain CDI event inside the transaction that records or decides a conversion, after its rows are written.
 *
 * @param changeId the entry of the conversion's history: unique for every change
 * @param events   all that this one change is: a conversion reported as approved is recorded and approved
 */
public record ConversionChanged(UUID changeId, UUID conversionId, Set<PostbackEvent> events, UUID advertiserId, UUID campaignId, UUID partnerId,
        String goal, boolean fromFile, Instant at) implements Serializable {
}
