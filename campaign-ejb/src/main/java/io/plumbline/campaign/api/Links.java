package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

public interface Links {

    Link add(LinkDraft draft);

    Link amend(UUID id, Long expectedVersion, LinkDraft draft);

    Link move(UUID id, Long expectedVersion, PlanStatus next);

    Link get(UUID id);

    Page<Link> list(UUID campaignId, UUID partnerId, PlanStatus status, String text, PageRequest page);

    /** Those whose traffic flows. @param campaignId, partnerId null for any */
    InUse inUse(UUID campaignId, UUID partnerId);

    /** Those that can be shown with something of an advertiser's, newest first, at most 200. @param campaigns empty for all of the advertiser's; @param status null for any */
    List<Link> of(UUID advertiserId, Collection<UUID> campaigns, PlanStatus status);

    /** Those with a destination at this address, whatever its parameters; newest first, at most 200. */
    List<Link> leadingTo(String url);

    /** @param partners how many different ones they belong to */
    record InUse(long links, long partners) {
    }

    /** What the tracking edge needs of a link. Asks no scope: the edge serves everybody. */
    Optional<LinkPlan> plan(String key);

    /** The same by id: for credit to an earlier touch. */
    Optional<LinkPlan> plan(UUID linkId);
}
