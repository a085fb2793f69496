package io.plumbline.tracking.cost;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Dimensions;
import io.plumbline.tracking.api.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

record CostRow(UUID id, UUID advertiserId, LocalDate date, Instant at, Instant recordedAt, String channel, UUID campaignId, long micros,
        String currency, String account, String adGroup, String ad, String keyword, Long impressions, Long clicks, UUID importId, Long claimedMicros,
        Long claimedValueMicros) {

    /** What a platform restates under: everything that names the row, nothing that it measures. */
    UUID key() {
        return Ids.named("cost", advertiserId.toString(), date.toString(), channel, String.valueOf(campaignId), String.valueOf(account),
                String.valueOf(adGroup), String.valueOf(ad), String.valueOf(keyword), currency);
    }

    Object[] values() {
        return new Object[] {id, key(), advertiserId, date, at, recordedAt, channel, campaignId, micros, currency, account, adGroup, ad, keyword,
                impressions, clicks, importId, claimedMicros, claimedValueMicros};
    }

    Tally tally(Instant when, long difference) {
        return new Tally(when, new Dimensions(advertiserId, campaignId, channel, null, null, null, null, null, null, null, keyword, null, null, null,
                null, null, null, null, null, currency), 0, 0, 0, 0, 0, 0, 0, difference);
    }
}
