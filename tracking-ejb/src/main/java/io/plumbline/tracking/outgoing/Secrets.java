package io.plumbline.tracking.outgoing;

import io.plumbline.tracking.api.OutgoingRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What must not be seen in an answer or a log, recognised by the name it goes by. */
final class Secrets {

    static final String HIDDEN = "***";

    private static final String NAMES = "[\\w.-]*(?:token|secret|passw|api_?-?key|access_?-?key|signature|auth)[\\w.-]*";
    private static final Pattern NAMED = Pattern.compile("(?i)" + NAMES + "|cookie|key");
    private static final Pattern IN_QUERY = Pattern.compile("(?i)([?&](?:" + NAMES + "|key)=)[^&#]*");
    private static final Pattern IN_BODY = Pattern.compile("(?i)((?:^|[&{,\\s])\"?(?:" + NAMES + "|key)\"?\\s*[=:]\\s*\"?)[^&\"\\s,}]+");
    private static final Pattern USER = Pattern.compile("(?i)(://)[^/?#@]+@");

    private Secrets() {
    }

    static Map<String, String> masked(Map<String, String> headers) {
        Map<String, String> masked = new LinkedHashMap<>();
        headers.forEach((name, value) -> masked.put(name, isSecret(name) ? HIDDEN : value));
        return masked;
    }

    static OutgoingRequest masked(OutgoingRequest request) {
        return new OutgoingRequest(request.method(), url(request.url()), masked(request.headers()),
                request.body() == null ? null : IN_BODY.matcher(request.body()).replaceAll("$1" + HIDDEN));
    }

    static String url(String url) {
        return IN_QUERY.matcher(USER.matcher(url).replaceAll("$1")).replaceAll("$1" + HIDDEN);
    }

    /** A value that comes back as it was shown is the one that is kept. */
    static Map<String, String> restored(Map<String, String> given, Map<String, String> kept) {
        Map<String, String> restored = new LinkedHashMap<>();
        given.forEach((name, value) -> restored.put(name, HIDDEN.equals(value) && kept.containsKey(name) ? kept.get(name) : value));
        return restored;
    }

    /** Our own signature tells nothing to who has no key, and is what a receiver's developer wants to see. */
    private static boolean isSecret(String header) {
        return !header.equalsIgnoreCase(Letters.SIGNATURE) && NAMED.matcher(header).matches();
    }
}
