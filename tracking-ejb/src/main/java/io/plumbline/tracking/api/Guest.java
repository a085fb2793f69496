package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.Map;

/**
 * A visitor somebody imagines, to see where a link would send them. Whatever is null is unknown.
 *
 * @param region    ISO 3166-2
 * @param language  a language tag
 * @param returning null where the browser may not be recognised
 * @param params    of the tracking link: {@code sub1..sub10, utm_…}
 * @param visitor   who it is, for the draw among destinations of one tier
 * @param at        null for now
 */
public record Guest(String country, String region, String device, String os, String browser, String language, Boolean returning, String referrer,
        Map<String, String> params, String ip, String visitor, Instant at) implements Serializable {

    public Guest {
        params = params == null ? Map.of() : Map.copyOf(params);
    }
}
