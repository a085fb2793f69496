package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** @param cost decimal, at most six decimals */
public record CostEntry(UUID id, UUID advertiserId, LocalDate date, String channel, UUID campaignId, String cost, String currency, String account,
        String adGroup, String ad, String keyword, Long impressions, Long clicks, Instant recordedAt, UUID importId) implements Serializable {
}
