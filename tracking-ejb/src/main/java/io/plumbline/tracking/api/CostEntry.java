package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * @param cost               decimal, at most six decimals
 * @param claimedConversions what the platform says it brought; decimal, since platforms count parts of a conversion; null when it says nothing
 * @param claimedValue       in {@code currency}
 */
public record CostEntry(UUID id, UUID advertiserId, LocalDate date, String channel, UUID campaignId, String cost, String currency, String account,
        String adGroup, String ad, String keyword, Long impressions, Long clicks, Instant recordedAt, UUID importId,
        String claimedConversions, String claimedValue) implements Serializable {

    /** Where the platform claims nothing. */
    public CostEntry(UUID id, UUID advertiserId, LocalDate date, String channel, UUID campaignId, String cost, String currency, String account, String adGroup,
            String ad, String keyword, Long impressions, Long clicks, Instant recordedAt, UUID importId) {
        this(id, advertiserId, date, channel, campaignId, cost, currency, account, adGroup, ad, keyword, impressions, clicks, recordedAt, importId, null, null);
    }
}
