package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

public interface Links {

    Link add(LinkDraft draft);

    Link amend(UUID id, Long expectedVersion, LinkDraft draft);

    Link move(UUID id, Long expectedVersion, PlanStatus next);

    Link get(UUID id);

    Page<Link> list(UUID campaignId, UUID partnerId, PlanStatus status, String text, PageRequest page);

    List<Link> choices();

    /** What the tracking edge needs of a link. Asks no scope: the edge serves everybody. */
    Optional<LinkPlan> plan(String key);

    /** The same by id: for credit to an earlier touch. */
    Optional<LinkPlan> plan(UUID linkId);
}
