package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request as it came to the edge: nothing is trusted, everything is bounded by the door.
 *
 * @param params    query and form parameters in order of arrival, already decoded
 * @param visitorId first-party visitor id from the cookie, or null
 * @param clickIds  click ids from the first-party cookie, newest first, at most five
 * @param purpose   value of Sec-Purpose, Purpose or X-Moz, or null
 * @param country   ISO 3166 alpha-2 code a trusted proxy found, or null
 * @param region    ISO 3166-2 code such as {@code DE-BY} a trusted proxy found, or null
 * @param ways      from the first-party cookie: {@code <link>~<destination>} pairs joined by dots, newest first, or null
 * @param gpc       whether {@code Sec-GPC: 1} was sent
 */
public record Arrival(Instant at, MapOfParams params, String ip, String userAgent, String referrer, String language, String purpose,
        boolean gpc, String visitorId, List<String> clickIds, String country, String region, String ways) implements Serializable {

    public Arrival(Instant at, MapOfParams params, String ip, String userAgent, String referrer, String language, String purpose, boolean gpc,
            String visitorId, List<String> clickIds, String country) {
        this(at, params, ip, userAgent, referrer, language, purpose, gpc, visitorId, clickIds, country, null, null);
    }

    /** The same arrival, seen to come from there. */
    public Arrival at(String foundCountry, String foundRegion) {
        return new Arrival(at, params, ip, userAgent, referrer, language, purpose, gpc, visitorId, clickIds, foundCountry, foundRegion, ways);
    }

    /** The destination this browser was sent to before by the link, or null. */
    public String wayOf(String linkKey) {
        int at = ways == null ? -1 : ("." + ways).indexOf("." + linkKey + "~");
        int end = at < 0 ? -1 : ways.indexOf('.', at);
        return at < 0 ? null : ways.substring(at + linkKey.length() + 1, end < 0 ? ways.length() : end);
    }

    /** Parameters with the first value of each name at hand. */
    public record MapOfParams(Map<String, List<String>> all) implements Serializable {

        public String first(String name) {
            List<String> values = all.get(name);
            return values == null || values.isEmpty() || values.get(0).isBlank() ? null : values.get(0).strip();
        }

        /** The first of several aliases that has a value. */
        public String firstOf(String... names) {
            for (String name : names) {
                String value = first(name);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }
    }
}
