package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * @param code  short and never changed: in the address of the file, and as {@code creative=} of clicks and impressions
 * @param url   public address of the version that is live
 * @param live  the approved version, or null
 * @param open  the latest version, unless that is the live one
 */
public record Creative(UUID id, long version, UUID advertiserId, String code, String name, CreativeKind kind, List<UUID> campaignIds, LocalDate startsOn,
        LocalDate endsOn, UUID fallbackId, CreativeState state, String url, CreativeVersion live, CreativeVersion open, Instant createdAt) implements Serializable {

    /** As partners read it. */
    public Creative redacted() {
        return new Creative(id, version, advertiserId, code, name, kind, campaignIds, startsOn, endsOn, null, state, url, live == null ? null : live.withoutPeople(),
                null, createdAt);
    }

    public CreativeDraft draft() {
        return new CreativeDraft(advertiserId, name, kind, campaignIds, startsOn, endsOn, fallbackId, state == CreativeState.ARCHIVED, code);
    }
}
