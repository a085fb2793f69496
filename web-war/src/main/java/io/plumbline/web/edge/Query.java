package io.plumbline.web.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads {@code a=b&c=d} without ever refusing it: a lone percent sign stays as it is and bad UTF-8 becomes U+FFFD, because a
 * click with a torn parameter is still a click.
 */
final class Query {

    private static final int MAX_PAIRS = 500;

    private Query() {
    }

    /**
     * The parameters of the address. The container splits before it decodes; its query string as a whole may already be
     * decoded (Undertow, where unescaped characters are allowed), and {@code a=AT%26T} could no longer be told from two parameters.
     */
    static Map<String, List<String>> of(HttpServletRequest request) {
        Map<String, List<String>> params = new LinkedHashMap<>();
        request.getParameterMap().entrySet().stream().limit(MAX_PAIRS).forEach(e -> params.put(e.getKey(), new ArrayList<>(List.of(e.getValue()))));
        params.remove("");
        return params;
    }

    /** As received, for the log. */
    static String text(Map<String, List<String>> params) {
        return params.entrySet().stream().flatMap(e -> e.getValue().stream().map(value -> encode(e.getKey()) + "=" + encode(value))).collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static Map<String, List<String>> read(String text) {
        Map<String, List<String>> params = new LinkedHashMap<>();
        addTo(params, text);
        return params;
    }

    static void addTo(Map<String, List<String>> params, String text) {
        if (text == null || text.isEmpty()) {
            return;
        }
        String[] pairs = text.split("&", MAX_PAIRS + 1);
        for (int i = 0; i < Math.min(pairs.length, MAX_PAIRS); i++) {
            int equals = pairs[i].indexOf('=');
            String name = decode(equals < 0 ? pairs[i] : pairs[i].substring(0, equals));
            if (!name.isEmpty()) {
                params.computeIfAbsent(name, n -> new ArrayList<>(1)).add(equals < 0 ? "" : decode(pairs[i].substring(equals + 1)));
            }
        }
    }

    static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0 && text.chars().allMatch(c -> c < 128)) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int octet = c == '%' && i + 2 < text.length() ? hex(text, i + 1) : -1;
            if (octet >= 0) {
                bytes.write(octet);
                i += 2;
            } else if (c == '+') {
                bytes.write(' ');
            } else {
                int point = text.codePointAt(i);
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(point) - 1;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hex(String text, int at) {
        int high = text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
        int low = text.charAt(at + 1) < 128 ? Character.digit(text.charAt(at + 1), 16) : -1;
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
