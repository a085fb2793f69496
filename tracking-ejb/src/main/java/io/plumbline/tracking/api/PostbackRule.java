package io.plumbline.tracking.api;

import io.plumbline.campaign.api.PlanStatus;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A rule as anybody may see it: values of headers that look like secrets are {@code ***}.
 *
 * @param signed   whether requests carry {@code X-Signature}
 * @param rotating until when the key before this one signs too, or null
 */
public record PostbackRule(UUID id, long version, String name, UUID advertiserId, UUID campaignId, UUID partnerId, List<String> goals,
        List<PostbackEvent> events, boolean fromFiles, String method, String url, Map<String, String> headers, String contentType, String body,
        int delaySeconds, boolean signed, Instant rotating, PlanStatus status, Instant createdAt, Integer vendorId, Integer providerId, List<LeadStage> stages) implements Serializable {

    public PostbackRuleDraft draft() {
        return new PostbackRuleDraft(name, advertiserId, campaignId, partnerId, goals, events, fromFiles, method, url, headers, contentType, body,
                delaySeconds, null, vendorId, providerId, stages);
    }
}
