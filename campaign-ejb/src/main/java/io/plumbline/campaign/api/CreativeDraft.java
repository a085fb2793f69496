package io.plumbline.campaign.api;

import io.plumbline.shared.Check;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * @param campaignIds  campaigns of the advertiser; empty for all of them
 * @param startsOn     first day on which it is served, in the advertiser's zone; null for at once
 * @param endsOn       last day; null for open
 * @param fallbackId   what is served instead before, after and when it is archived: a creative of the same advertiser and kind; null for nothing
 * @param archived     null for no
 * @param code         what {@code creative=} says in links, 3 to 32 lower-case letters, digits, hyphens and dots; null for one that is made up. It cannot change
 */
public record CreativeDraft(UUID advertiserId, String name, CreativeKind kind, List<UUID> campaignIds, LocalDate startsOn, LocalDate endsOn, UUID fallbackId,
        Boolean archived, String code) implements Serializable {

    public CreativeDraft {
        campaignIds = Check.whole("campaignIds", campaignIds);
    }

    /** With a code that is made up. */
    public CreativeDraft(UUID advertiserId, String name, CreativeKind kind, List<UUID> campaignIds, LocalDate startsOn, LocalDate endsOn, UUID fallbackId, Boolean archived) {
        this(advertiserId, name, kind, campaignIds, startsOn, endsOn, fallbackId, archived, null);
    }
}
