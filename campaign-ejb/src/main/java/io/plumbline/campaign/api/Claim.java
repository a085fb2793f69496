package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that a partner may have earned a commission with.
 *
 * @param subjectId  id of the click, impression or conversion: one commission each, ever
 * @param goalKey    null for clicks and impressions
 * @param amount     revenue of the conversion, or null
 * @param termsAt    whose terms apply: the time of the credited touch, else of the event
 * @param at         when it happened, for tiers and the accounting date
 * @param approved   whether it is owed at once, or pends
 */
public record Claim(UUID subjectId, Occasion occasion, UUID advertiserId, UUID campaignId, UUID partnerId, String goalKey, GoalKind goalKind,
        Money amount, String country, String device, Boolean newCustomer, Instant termsAt, Instant at, boolean approved)
        implements Serializable {

    public enum Occasion {
        CLICK, IMPRESSION, CONVERSION
    }
}
