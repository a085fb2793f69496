package io.plumbline.reporting.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * One computation of a model, kept with everything needed to make it again.
 *
 * @param modelVersion of the code that computed it; another version may give other digits
 * @param parameters   JSON object, as asked
 * @param status       {@code queued}, {@code running}, {@code completed}, {@code refused} (the data cannot carry the model) or {@code failed}
 * @param percentDone  0 to 100
 * @param fingerprint  of the inputs that were read; equal inputs have equal fingerprints, in whatever order they are stored
 * @param result       JSON, null until completed
 * @param resultDigest SHA-256 of the result
 * @param refusal      why there is no result
 * @param repeatOf     the run this one repeats
 */
public record ModelRun(UUID id, String kind, String modelVersion, UUID advertiserId, String parameters, String status, int percentDone, String fingerprint,
        String result, String resultDigest, String refusal, UUID repeatOf, String startedBy, Instant createdAt, Instant startedAt, Instant finishedAt)
        implements Serializable {
}
