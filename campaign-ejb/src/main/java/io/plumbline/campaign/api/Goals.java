package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.Optional;
import java.util.UUID;

/** The results an advertiser pays for. */
public interface Goals {

    Goal add(GoalDraft draft);

    /** Key and advertiser cannot change: conversions already carry them. */
    Goal amend(UUID id, Long expectedVersion, GoalDraft draft);

    Goal get(UUID id);

    /** @param advertiserId null for all in scope */
    Page<Goal> list(UUID advertiserId, PageRequest page);

    Optional<Goal> find(UUID advertiserId, String key);

    /** The advertiser's goal when it has exactly one: a postback then need not name it. */
    Optional<Goal> only(UUID advertiserId);

    /** For the edge and for other rooms, by id: asks no role and no scope. */
    Optional<Goal> find(UUID id);
}
