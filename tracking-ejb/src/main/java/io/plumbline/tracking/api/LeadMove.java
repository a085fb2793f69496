package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody says where a lead stands. The lead is found by its id, else by the sender's name for it, else by e-mail address or phone number, else by its click;
 * found in no way, it is a new one.
 *
 * @param leadId     id of ours, or null
 * @param externalId the sender's name for the lead, or null with {@code leadId}
 * @param stage      in the sender's words; null for new
 * @param at         when it happened; null for now
 * @param eventId    the sender's name for this message, or null: then lead, stage and time tell it from others
 * @param source     {@code file}: a lead is told of each stage once, whenever
 * @param email, phone plain or hashed: only the hash is kept
 * @param clickId    ours, or the id that an ad platform gave the click
 * @param amount     decimal in major units, or null
 */
public record LeadMove(UUID advertiserId, UUID campaignId, UUID leadId, String externalId, String stage, Instant at, String eventId, LeadSource source,
        String sourceName, String email, String phone, String clickId, String amount, String currency, String reason, UUID importId) implements Serializable {

    /** By hand or by a back end that knows the lead's id. */
    public static LeadMove of(UUID leadId, String stage, Instant at, String eventId, LeadSource source, String amount, String currency, String reason) {
        return new LeadMove(null, null, leadId, null, stage, at, eventId, source, null, null, null, null, amount, currency, reason, null);
    }
}
