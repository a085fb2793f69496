package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * @param partnerId     whom it is for, when staff writes it; a partner's own is always its own
 * @param conversionId  the rejected or disputed result; null when one is missing
 * @param clickId       the click that led to the missing result, or null
 * @param campaignId    where the click is not known, its campaign
 * @param goal          key of the goal, or null when the advertiser has one only
 * @param amount        decimal in major units, or null
 * @param text          what happened, in the partner's words
 */
public record InquiryDraft(UUID partnerId, UUID conversionId, String clickId, UUID campaignId, String goal, Instant happenedAt, String transactionId,
        String amount, String currency, String text) implements Serializable {
}
