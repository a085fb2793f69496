package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which partner a coupon code speaks for. Reading is for staff, changing for marketers. */
public interface Coupons {

    /** @throws io.plumbline.shared.Conflict code {@code coupon-exists} when the advertiser has the code already */
    Coupon add(CouponDraft draft);

    /** The code and its advertiser cannot change: conversions carry it. @param expectedVersion version the caller saw, or null not to check */
    Coupon amend(UUID id, Long expectedVersion, CouponDraft draft);

    Coupon get(UUID id);

    /** Newest first. @param advertiserId, partnerId, campaignId null for any @param text part of the code, or null */
    Page<Coupon> list(UUID advertiserId, UUID campaignId, UUID partnerId, String text, PageRequest page);

    /** For those who record conversions: asks no role and no scope. @return the active coupon that was valid then */
    Optional<Coupon> redeemed(UUID advertiserId, String code, Instant at);
}
