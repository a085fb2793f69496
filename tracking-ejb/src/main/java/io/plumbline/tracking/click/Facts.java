package io.plumbline.tracking.click;

import io.plumbline.shared.Cidr;
import io.plumbline.tracking.api.Arrival.MapOfParams;
import java.time.Instant;
import java.util.Locale;

/**
 * What the conditions of a destination may look at. Nothing here asks anybody.
 *
 * @param returning null where the browser may not be recognised
 * @param language  Accept-Language as it came
 * @param sticky    who is asking: the same visitor always gets the same answer
 * @param kept      end of the id of the destination this browser was sent to before, or null
 */
record Facts(Instant at, String country, String region, String device, String os, String browser, String language, Boolean returning, String referrer,
        MapOfParams params, String ip, String sticky, String kept) {

    /** The first language the browser names: browsers list what they prefer first. Null when none. */
    String preferredLanguage() {
        if (language == null) {
            return null;
        }
        int end = 0;
        while (end < language.length() && language.charAt(end) != ',' && language.charAt(end) != ';') {
            end++;
        }
        String tag = language.substring(0, end).strip().toLowerCase(Locale.ROOT);
        return tag.isEmpty() || tag.equals("*") ? null : tag;
    }

    /** Lower case, without port; null when there is none. */
    String referrerHost() {
        int start = referrer == null ? -1 : referrer.indexOf("://");
        if (start < 0) {
            return null;
        }
        int end = start + 3;
        while (end < referrer.length() && "/?#:".indexOf(referrer.charAt(end)) < 0) {
            end++;
        }
        return end == start + 3 ? null : referrer.substring(start + 3, end).toLowerCase(Locale.ROOT);
    }

    byte[] address() {
        return Cidr.bytes(ip);
    }
}
