package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Experiments on links: which visitors are sent where, and what will decide. Everything that decides is fixed at the start. */
public interface Experiments {

    Experiment add(ExperimentDraft draft);

    /** @throws io.plumbline.shared.Conflict once it has started */
    Experiment amend(UUID id, Long expectedVersion, ExperimentDraft draft);

    /** @throws io.plumbline.shared.Conflict for a move that is not allowed, or when another experiment runs on the link */
    Experiment move(UUID id, Long expectedVersion, ExperimentStatus next);

    /**
     * The same for somebody who tells it afterwards.
     *
     * @param at when it was: clicks from then on are in a variant. The audit trail has the time of being told
     * @throws io.plumbline.shared.Invalid for a time to come
     */
    Experiment move(UUID id, Long expectedVersion, ExperimentStatus next, Instant at);

    Experiment get(UUID id);

    /** Newest first. @param among only of these; null for all */
    Page<Experiment> list(UUID advertiserId, UUID linkId, ExperimentStatus status, Collection<UUID> among, PageRequest page);
}
