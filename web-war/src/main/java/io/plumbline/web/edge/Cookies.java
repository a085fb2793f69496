package io.plumbline.web.edge;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

    static String visitor(HttpServletRequest request) {
        return value(request, VISITOR);
    }

    /** Newest first. */
    static List<String> clicks(HttpServletRequest request) {
        String value = value(request, CLICKS);
        return value == null ? List.of() : Arrays.stream(value.split("\\.")).filter(id -> id.length() == 36).limit(MAX_CLICKS).toList();
    }

    static void set(HttpServletRequest request, HttpServletResponse response, String visitorId, UUID clickId) {
        add(request, response, VISITOR, visitorId, VISITOR_LIFE);
        if (clickId != null) {
            List<String> ids = new ArrayList<>(List.of(clickId.toString()));
            clicks(request).stream().filter(id -> !ids.contains(id)).limit(MAX_CLICKS - 1L).forEach(ids::add);
            add(request, response, CLICKS, String.join(".", ids), CLICKS_LIFE);
        }
    }

    /** Newest first, {@code <link>~<destination>} joined by dots; null when there is none or it is not ours. */
    static String ways(HttpServletRequest request) {
        String value = value(request, WAYS);
        return value != null && value.length() <= MAX_WAYS_TEXT && value.matches("[0-9a-z~.]+") ? value : null;
    }

    static void keepWay(HttpServletRequest request, HttpServletResponse response, String linkKey, String way) {
        List<String> kept = new ArrayList<>(List.of(linkKey + "~" + way));
        String before = ways(request);
        Arrays.stream(before == null ? new String[0] : before.split("\\.")).filter(one -> !one.startsWith(linkKey + "~")).limit(MAX_WAYS - 1L).forEach(kept::add);
        add(request, response, WAYS, String.join(".", kept), CLICKS_LIFE);
    }

    private static void add(HttpServletRequest request, HttpServletResponse response, String name, String value, Duration life) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge((int) life.toSeconds());
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    private static String value(HttpServletRequest request, String name) {
        Cookie[] all = request.getCookies();
        return all == null ? null : Arrays.stream(all).filter(c -> c.getName().equals(name)).map(Cookie::getValue).findFirst().orElse(null);
    }
}
