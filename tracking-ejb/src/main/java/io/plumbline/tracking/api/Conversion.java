package io.plumbline.tracking.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * @param evidence   what tied it to its touch: {@code click-id, customer-id, email, coupon, visitor, arrival, none}
 * @param verdict    {@code valid} or {@code invalid}
 * @param reason     why it has no payable credit, or why it was rejected or reversed; null otherwise
 * @param commission null where no rate applied
 */
public record Conversion(UUID id, long version, Instant time, Instant recordedAt, UUID advertiserId, UUID goalId, String goal, UUID campaignId,
        UUID partnerId, UUID linkId, UUID clickId, String channel, String status, String transactionId, String customerId, String visitorId,
        String door, String evidence, Money amount, Money commission, String verdict, String reason, List<ConversionReport.Item> items)
        implements Serializable {

    /** As its partner reads it: the customer is the advertiser's. */
    public Conversion withoutPerson() {
        return new Conversion(id, version, time, recordedAt, advertiserId, goalId, goal, campaignId, partnerId, linkId, clickId, channel, status, transactionId, null,
                null, door, evidence, amount, commission, verdict, reason, items);
    }
}
