package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/** @param active null for true */
public record CouponDraft(UUID advertiserId, String code, UUID campaignId, UUID partnerId, LocalDate validFrom, LocalDate validTo, Boolean active)
        implements Serializable {
}
