package io.plumbline.tracking.click;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the macros of a destination. Every vocabulary partners bring along means the same thing here; what nobody knows
 * becomes empty, so that no curly bracket reaches a landing page.
 */
public final class Macros {

    /** {@code {name}}, {@code {{name}}} and {@code {name:default}}. */
    private static final Pattern MACRO = Pattern.compile("\\{{1,2}([A-Za-z0-9_.]{1,64})(?::[^{}]{0,200})?}{1,2}");
    private static final Set<String> CLICK_ID = Set.of("clickid", "transaction_id", "click_id", "tid", "cid");
    private static final Map<String, String> ALIASES = aliases();

    private final Map<String, String> values;

    /** @param values by our own names; null values are empty */
    Macros(Map<String, String> values) {
        this.values = values;
    }

    /** Our name for a macro of any vocabulary. */
    public static String ours(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ALIASES.getOrDefault(lower, lower);
    }

    /** @return the address to go to, or empty when the template leads nowhere once its macros are filled in */
    Optional<String> fill(String template) {
        int pathAt = pathAt(template);
        // A visitor's value must never choose the host, so macros in it are dropped.
        Optional<WebAddress> head = WebAddress.parse(MACRO.matcher(template.substring(0, pathAt)).replaceAll(""));
        return head.map(to -> to.scheme() + "://" + to.host() + to.port() + expand(template.substring(pathAt)));
    }

    /** The same, with {@code click_id=} appended unless the template places it itself. */
    Optional<String> fillWithClickId(String template) {
        return fill(template).map(url -> placesClickId(template) ? url : append(url, "click_id", values.get("clickid")));
    }

    static boolean placesClickId(String template) {
        Matcher macros = MACRO.matcher(template.substring(pathAt(template)));
        while (macros.find()) {
            if (CLICK_ID.contains(macros.group(1).toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    static String append(String url, String name, String value) {
        int hash = url.indexOf('#');
        String base = hash < 0 ? url : url.substring(0, hash);
        String fragment = hash < 0 ? "" : url.substring(hash);
        String joint = base.indexOf('?') < 0 ? "?" : base.endsWith("?") || base.endsWith("&") ? "" : "&";
        return base + joint + name + "=" + UrlText.value(value) + fragment;
    }

    private String expand(String text) {
        StringBuilder out = new StringBuilder(text.length() + 64);
        Matcher macros = MACRO.matcher(text);
        int from = 0;
        while (macros.find()) {
            String value = values.get(ours(macros.group(1)));
            out.append(UrlText.literal(text.substring(from, macros.start()))).append(value == null ? "" : UrlText.value(value));
            from = macros.end();
        }
        return out.append(UrlText.literal(text.substring(from))).toString();
    }

    private static int pathAt(String template) {
        int authority = template.indexOf("://");
        for (int i = authority < 0 ? 0 : authority + 3; i < template.length(); i++) {
            if ("/?#".indexOf(template.charAt(i)) >= 0) {
                return i;
            }
        }
        return template.length();
    }

    private static Map<String, String> aliases() {
        Map<String, String> to = new HashMap<>();
        CLICK_ID.forEach(name -> to.put(name, "clickid"));
        to.putAll(Map.ofEntries(Map.entry("external_id", "externalid"), Map.entry("campaign.id", "campaign_id"), Map.entry("campaignid", "campaign_id"),
                Map.entry("campaign.name", "campaign_name"), Map.entry("aff_id", "affiliate_id"), Map.entry("partner_id", "affiliate_id"),
                Map.entry("source_id", "source"), Map.entry("src", "source"), Map.entry("creative", "creative_id"), Map.entry("payout_amount", "payout"),
                Map.entry("sale_amount", "revenue"), Map.entry("amount", "revenue"), Map.entry("event_name", "event_id"), Map.entry("goal_id", "event_id"),
                Map.entry("et", "event_id"), Map.entry("txid", "order_id"), Map.entry("adv_unique1", "order_id"), Map.entry("unixtime", "timestamp"),
                Map.entry("cachebuster", "random"), Map.entry("aff_sub", "sub1"), Map.entry("device", "device_type")));
        for (int i : List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)) {
            to.put("s" + i, "sub" + i);
            to.put("aff_sub" + i, "sub" + i);
            to.put("sub_id_" + i, "sub" + i);
        }
        return to;
    }
}
