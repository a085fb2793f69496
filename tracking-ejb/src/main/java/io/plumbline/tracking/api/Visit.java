package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What the tag saw on a landing page.
 *
 * @param type     {@code pageview} or {@code form}
 * @param landed   query parameters of the page: UTM and platform click ids
 */
public record Visit(Instant at, UUID advertiserId, String type, String visitorId, String clickId, String url, String referrer,
        Map<String, String> landed, String userAgent, String ip) implements Serializable {
}
