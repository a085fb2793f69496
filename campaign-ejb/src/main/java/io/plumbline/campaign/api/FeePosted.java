package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** Fired in the transaction that posts a flat fee, for reports that count payouts. It belongs to no click or conversion. */
public record FeePosted(UUID agreementId, String rateId, UUID advertiserId, UUID campaignId, String channel, UUID partnerId, Money amount, Instant at)
        implements Serializable {
}
