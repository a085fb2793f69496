package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

public interface Campaigns {

    Campaign add(CampaignDraft draft);

    /** Everything but the state. @param expectedVersion version the caller saw, or null not to check */
    Campaign amend(UUID id, Long expectedVersion, CampaignDraft draft);

    /** @throws io.plumbline.shared.Conflict code {@code transition-not-allowed} */
    Campaign move(UUID id, Long expectedVersion, PlanStatus next);

    Campaign get(UUID id);

    /** @param advertiserId, status, text null for any */
    Page<Campaign> list(UUID advertiserId, PlanStatus status, String text, PageRequest page);

    /** By name, ignoring case, or by id: import files name campaigns either way. */
    Optional<Campaign> named(UUID advertiserId, String nameOrId);

    /** For the edge and for other rooms: asks no role and no scope. */
    Optional<Campaign> find(UUID id);
}
