package io.plumbline.web.api.cost;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.tracking.api.CostEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

@JsonInclude
public record CostItem(UUID id, LocalDate date, UUID advertiser, String channel, UUID campaign, String cost, String currency, String account,
        String adGroup, String ad, String keyword, Long impressions, Long clicks, Instant recordedAt, UUID importId,
        String claimedConversions, String claimedValue) {

    static CostItem of(CostEntry c) {
        return new CostItem(c.id(), c.date(), c.advertiserId(), c.channel(), c.campaignId(), c.cost(), c.currency(), c.account(), c.adGroup(),
                c.ad(), c.keyword(), c.impressions(), c.clicks(), c.recordedAt(), c.importId(), c.claimedConversions(),
                c.claimedValue());
    }
}
