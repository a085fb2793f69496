package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What the tag saw on a landing page.
 *
 * @param type     {@code pageview} or {@code form}
 * @param consent  what the page says about consent
 * @param timeZone of the browser, from the IANA database, or null
 * @param landed   query parameters of the page: UTM and platform click ids
 */
public record Visit(Instant at, UUID advertiserId, String type, String visitorId, String clickId, String url, String referrer,
        Map<String, String> landed, String userAgent, String ip, ConsentSignals consent, String timeZone) implements Serializable {

    public Visit {
        consent = consent == null ? ConsentSignals.NONE : consent;
    }

    /** Of a page that says nothing about consent. */
    public Visit(Instant at, UUID advertiserId, String type, String visitorId, String clickId, String url, String referrer, Map<String, String> landed,
            String userAgent, String ip) {
        this(at, advertiserId, type, visitorId, clickId, url, referrer, landed, userAgent, ip, null, null);
    }
}
