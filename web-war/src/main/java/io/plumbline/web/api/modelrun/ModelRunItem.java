package io.plumbline.web.api.modelrun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.reporting.api.ModelRun;
import io.plumbline.web.json.ApiJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A model run with its parameters and result as JSON. @param progress 0 to 1 */
public record ModelRunItem(UUID id, String kind, String modelVersion, UUID advertiserId, JsonNode parameters, String status, BigDecimal progress, String fingerprint,
        JsonNode result, String resultDigest, String refusal, UUID repeatOf, String startedBy, Instant createdAt, Instant startedAt, Instant finishedAt) {

    static ModelRunItem of(ModelRun run) {
        return new ModelRunItem(run.id(), run.kind(), run.modelVersion(), run.advertiserId(), tree(run.parameters()), run.status(),
                BigDecimal.valueOf(run.percentDone(), 2), run.fingerprint(), tree(run.result()), run.resultDigest(), run.refusal(), run.repeatOf(), run.startedBy(),
                run.createdAt(), run.startedAt(), run.finishedAt());
    }

    private static JsonNode tree(String json) {
        try {
            return json == null ? null : ApiJson.mapper().readTree(json);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("A kept model run cannot be read", damaged);
        }
    }
}
