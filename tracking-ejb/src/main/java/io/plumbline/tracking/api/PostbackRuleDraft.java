package io.plumbline.tracking.api;

import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Check;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Whom to tell what, and when.
 *
 * @param advertiserId, campaignId, partnerId conversions of this one only; null for any
 * @param goals       keys; empty for every goal
 * @param fromFiles   whether conversions that come by file are told too
 * @param method      {@code GET} or {@code POST}
 * @param url         with macros in path and query, such as {@code {clickid}}; never in the host
 * @param headers     values may hold macros; a value shown as {@code ***} is kept when it comes back unchanged
 * @param body        with macros, for POST only
 * @param contentType of the body; decides how macros are escaped in it
 * @param delaySeconds 0 to 300
 * @param vendorId    of the receiver in IAB Europe's Global Vendor List, or null
 * @param stages      of leads that {@link PostbackEvent#STAGE} is told of; empty for every stage
 * @param providerId  of the receiver among Google's ad technology providers, or null; where a consent string names neither, no contact data are told
 */
public record PostbackRuleDraft(String name, UUID advertiserId, UUID campaignId, UUID partnerId, List<String> goals, List<PostbackEvent> events,
        Boolean fromFiles, String method, String url, Map<String, String> headers, String contentType, String body, Integer delaySeconds, PlanStatus status,
        Integer vendorId, Integer providerId, List<LeadStage> stages)
        implements Serializable {

    public PostbackRuleDraft {
        goals = Check.whole("goals", goals);
        events = Check.whole("events", events);
        stages = Check.whole("stages", stages);
        headers = headers == null ? Map.of() : headers;
    }

    /** To a receiver that no consent string names. */
    public PostbackRuleDraft(String name, UUID advertiserId, UUID campaignId, UUID partnerId, List<String> goals, List<PostbackEvent> events, Boolean fromFiles,
            String method, String url, Map<String, String> headers, String contentType, String body, Integer delaySeconds, PlanStatus status) {
        this(name, advertiserId, campaignId, partnerId, goals, events, fromFiles, method, url, headers, contentType, body, delaySeconds, status, null, null, List.of());
    }
}
