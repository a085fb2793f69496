package io.plumbline.tracking.click;

import io.plumbline.campaign.api.Coupon;
import io.plumbline.tracking.api.Dimensions;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * A click or view that a conversion may be credited to.
 *
 * @param interaction {@code click}, {@code impression}, or what stands for a touch: {@code coupon} of somebody who owns the code, {@code renewal} of what was won before, {@code submission} by who handed a lead in
 */
public record Touched(UUID id, String interaction, Instant at, UUID advertiserId, UUID campaignId, UUID partnerId, UUID linkId, UUID destinationId,
        String verdict, String reason, UUID personId, String visitorId, String channel, String creative, String placement, String keyword,
        String source, List<String> subs, String country, String device, String os, String browser, UUID experimentId, String variant) {

    public static final String COUPON = "coupon";
    public static final String RENEWAL = "renewal";
    public static final String SUBMISSION = "submission";

    private static final List<String> NO_SUBS = Collections.nCopies(10, null);

    /** Of no experiment. */
    public Touched(UUID id, String interaction, Instant at, UUID advertiserId, UUID campaignId, UUID partnerId, UUID linkId, UUID destinationId, String verdict,
            String reason, UUID personId, String visitorId, String channel, String creative, String placement, String keyword, String source, List<String> subs,
            String country, String device, String os, String browser) {
        this(id, interaction, at, advertiserId, campaignId, partnerId, linkId, destinationId, verdict, reason, personId, visitorId, channel, creative, placement,
                keyword, source, subs, country, device, os, browser, null, null);
    }

    /** Redeemed at that moment, with nothing known of how the code was found. */
    public static Touched byCoupon(Coupon coupon, String channel, Instant at) {
        return new Touched(coupon.id(), COUPON, at, coupon.advertiserId(), coupon.campaignId(), coupon.partnerId(), null, null, "valid", null, null, null, channel,
                null, null, null, null, NO_SUBS, null, null, null, null);
    }

    /** A partner brought the person itself. @param id of what was handed in */
    public static Touched bySubmission(UUID id, UUID advertiserId, UUID campaignId, UUID partnerId, String channel, Instant at) {
        return new Touched(id, SUBMISSION, at, advertiserId, campaignId, partnerId, null, null, "valid", null, null, null, channel, null, null, null, null, NO_SUBS, null, null,
                null, null);
    }

    /** By what it is counted. */
    Dimensions counted(String as, String currency) {
        return new Dimensions(advertiserId, campaignId, channel, partnerId, linkId, creative, destinationId, subs, source, placement, keyword, country, device, os, browser,
                null, null, null, as, currency, experimentId, variant);
    }

    /** Whether there was anything to see or click. */
    public boolean isTouch() {
        return !interaction.equals(COUPON) && !interaction.equals(RENEWAL) && !interaction.equals(SUBMISSION);
    }
}
