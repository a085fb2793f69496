package io.plumbline.reporting.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.UUID;

/** Models computed in the background, one after the other, and kept. */
public interface ModelRuns {

    /**
     * @param kind       one that is built: {@code attribution} and whatever else offers itself
     * @param parameters JSON object that the kind understands
     * @throws io.plumbline.shared.Invalid  for a kind or parameters that make no sense
     * @throws io.plumbline.shared.Conflict when too many runs are waiting
     */
    UUID start(String kind, UUID advertiserId, String parameters);

    /** The same question again. Equal fingerprints and version must give equal results; {@link ModelRun#resultDigest()} tells. */
    UUID repeat(UUID id);

    ModelRun get(UUID id);

    /** Newest first, without results. @param kind, advertiserId null for all */
    Page<ModelRun> list(String kind, UUID advertiserId, PageRequest page);
}
