package io.plumbline.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.web.json.ApiJson;
import java.util.Map;

/** A change as RFC 7396 writes it: what is named is replaced, {@code null} takes away, the rest stays. */
public final class MergePatch {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private record StatusOnly(PlanStatus status) {
    }

    private final ObjectNode patch;

    public MergePatch(ObjectNode patch) {
        this.patch = patch;
    }

    /** Takes the move out of the patch. @return null when there is none */
    public PlanStatus takeStatus() throws JsonProcessingException {
        JsonNode status = patch.remove("status");
        return status == null ? null : ApiJson.mapper().treeToValue(ApiJson.mapper().createObjectNode().set("status", status), StatusOnly.class).status();
    }

    public boolean isEmpty() {
        return patch.isEmpty();
    }

    public <T> T applyTo(T draft, Class<T> type) throws JsonProcessingException {
        return ApiJson.mapper().treeToValue(merge(ApiJson.mapper().valueToTree(draft), patch), type);
    }

    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged = target != null && target.isObject() ? (ObjectNode) target : ApiJson.mapper().createObjectNode();
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                merged.set(change.getKey(), merge(merged.get(change.getKey()), change.getValue()));
            }
        }
        return merged;
    }
}
