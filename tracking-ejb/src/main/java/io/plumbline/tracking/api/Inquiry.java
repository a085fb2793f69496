package io.plumbline.tracking.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * @param conversionId the result that is questioned, or null when it is a missing one
 * @param amount       what the partner says it was worth, or null
 * @param dueAt        until when it is to be answered
 * @param overdue      open, and {@code dueAt} is past
 * @param answer       why it was accepted or refused, or null
 * @param resultId     the conversion that an accepted inquiry led to, or null
 * @param notes        oldest first; of a list, none
 */
public record Inquiry(UUID id, long version, UUID partnerId, UUID advertiserId, UUID campaignId, InquiryKind kind, UUID conversionId, UUID clickId,
        String goal, Instant happenedAt, String transactionId, Money amount, String text, InquiryStatus status, Instant dueAt, boolean overdue,
        Instant createdAt, Instant decidedAt, String answer, UUID resultId, List<Note> notes) implements Serializable {

    /** @param author null when staff wrote it and a partner reads it */
    public record Note(UUID id, Instant at, String author, boolean byPartner, String text) implements Serializable {
    }
}
