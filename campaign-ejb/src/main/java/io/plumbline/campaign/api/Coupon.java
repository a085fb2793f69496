package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A code that a partner gives away: a conversion that redeems it is evidence for that partner.
 *
 * @param code      in capitals; unique for the advertiser, whoever writes it however
 * @param validFrom, validTo days in the advertiser's zone, both included; null for no limit
 */
public record Coupon(UUID id, long version, UUID advertiserId, String code, UUID campaignId, UUID partnerId, LocalDate validFrom, LocalDate validTo,
        boolean active, Instant createdAt) implements Serializable {

    public CouponDraft draft() {
        return new CouponDraft(advertiserId, code, campaignId, partnerId, validFrom, validTo, active);
    }
}
