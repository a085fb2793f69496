package io.plumbline.web.edge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The first-party cookies of the edge: who the visitor is, which clicks it made last, and where links sent it. */
final class Cookies {

    static final String VISITOR = "pl_vid";
    static final String CLICKS = "pl_click";
    static final String WAYS = "pl_way";
    private static final int MAX_CLICKS = 5;
    private static final int MAX_WAYS = 10;
    private static final int MAX_WAYS_TEXT = 500;
    private static final Duration VISITOR_LIFE = Duration.ofDays(395);
    private static final Duration CLICKS_LIFE = Duration.ofDays(90);

    private Cookies() {
    }

    static String visitor(Incoming request) {
        return request.cookie(VISITOR);
    }

    /** Newest first. */
    static List<String> clicks(Incoming request) {
        String value = request.cookie(CLICKS);
        return value == null ? List.of() : Arrays.stream(value.split("\\.")).filter(id -> id.length() == 36).limit(MAX_CLICKS).toList();
    }

    /** Newest first, {@code <link>~<destination>} joined by dots; null when there is none or it is not ours. */
    static String ways(Incoming request) {
        String value = request.cookie(WAYS);
        return value != null && value.length() <= MAX_WAYS_TEXT && value.matches("[0-9a-z~.]+") ? value : null;
    }

    /** The header that sets it. */
    static String visitor(Incoming request, String visitorId) {
        return set(request, VISITOR, visitorId, VISITOR_LIFE);
    }

    static String clicked(Incoming request, UUID clickId) {
        List<String> before = clicks(request);
        if (before.isEmpty()) {
            return set(request, CLICKS, clickId.toString(), CLICKS_LIFE);
        }
        List<String> ids = new ArrayList<>(List.of(clickId.toString()));
        before.stream().filter(id -> !ids.contains(id)).limit(MAX_CLICKS - 1L).forEach(ids::add);
        return set(request, CLICKS, String.join(".", ids), CLICKS_LIFE);
    }

    static String way(Incoming request, String linkKey, String way) {
        List<String> kept = new ArrayList<>(List.of(linkKey + "~" + way));
        String before = ways(request);
        Arrays.stream(before == null ? new String[0] : before.split("\\.")).filter(one -> !one.startsWith(linkKey + "~")).limit(MAX_WAYS - 1L).forEach(kept::add);
        return set(request, WAYS, String.join(".", kept), CLICKS_LIFE);
    }

    /** Values are made of letters, digits, dots, hyphens and tildes only: nothing to escape. */
    private static String set(Incoming request, String name, String value, Duration life) {
        return name + "=" + value + "; Path=/; Max-Age=" + life.toSeconds() + (request.secure() ? "; Secure" : "") + "; HttpOnly; SameSite=Lax";
    }
}
