package io.plumbline.tracking.outgoing;

import io.plumbline.tracking.click.Macros;
import io.plumbline.tracking.click.UrlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with macros in curly brackets. JSON has brackets too, so only a bare name between them is a macro. */
record Template(String text) {

    private static final Pattern MACRO = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_.]{0,63})}");
    /** Names beyond those a landing address knows. */
    private static final Map<String, String> MORE = Map.of("goal", "event_id", "sale", "revenue", "value", "revenue", "partner_name", "affiliate_name", "order", "order_id",
            "advertiser", "advertiser_id", "link", "link_id", "conversion", "conversion_id", "time", "time");

    static String ours(String name) {
        String known = Macros.ours(name);
        return MORE.getOrDefault(known, known);
    }

    /** Macros that nobody knows: a partner must never receive one. */
    List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        Matcher macros = MACRO.matcher(text);
        while (macros.find()) {
            if (!Facts.KNOWN.containsKey(ours(macros.group(1))) && !unknown.contains(macros.group(1))) {
                unknown.add(macros.group(1));
            }
        }
        return unknown;
    }

    /** Whether one of its macros, by whatever name, stands for the fact. */
    boolean asksFor(String fact) {
        return MACRO.matcher(text).results().anyMatch(macro -> ours(macro.group(1)).equals(fact));
    }

    String fill(Map<String, String> facts, Escape escape) {
        StringBuilder out = new StringBuilder(text.length() + 64);
        Matcher macros = MACRO.matcher(text);
        int from = 0;
        while (macros.find()) {
            String value = facts.get(ours(macros.group(1)));
            out.append(fixed(text.substring(from, macros.start()), escape)).append(value == null ? "" : escape.value(value));
            from = macros.end();
        }
        return out.append(fixed(text.substring(from), escape)).toString();
    }

    private static String fixed(String text, Escape escape) {
        return escape == Escape.URL ? UrlText.literal(text) : text;
    }

    /** Whether a macro could choose the host. */
    boolean hasMacroInHost() {
        int authority = text.indexOf("://");
        int end = authority < 0 ? -1 : authority + 3;
        while (end >= 0 && end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end >= 0 && text.substring(0, end).matches("(?s).*[{}].*");
    }
}
