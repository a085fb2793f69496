package io.plumbline.tracking.click;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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

    /** Templates are few and clicks are many. A caller may name an address of his own, hence the bound. */
    private static final Cache<String, Macros.Made> MADE = Caffeine.newBuilder().maximumSize(10_000).build();

    private final Supplier<Map<String, String>> source;
    private Map<String, String> values;

    /** @param values by our own names; null values are empty */
    Macros(Map<String, String> values) {
        this(() -> values);
    }

    /** @param source asked only by a template that has macros */
    Macros(Supplier<Map<String, String>> source) {
        this.source = source;
    }

    /**
     * A template taken apart.
     *
     * @param head  scheme and host, or null when it leads nowhere
     * @param texts what stands before, between and behind the macros, fit for an address
     * @param names of the macros, by our names
     */
    private record Made(String head, String[] texts, String[] names, boolean placesClickId) {

        static Made of(String template) {
            int pathAt = pathAt(template);
            // A visitor's value must never choose the host, so macros in it are dropped.
            Optional<WebAddress> head = WebAddress.parse(MACRO.matcher(template.substring(0, pathAt)).replaceAll(""));
            String path = template.substring(pathAt);
            List<String> texts = new ArrayList<>();
            List<String> names = new ArrayList<>();
            Matcher macros = MACRO.matcher(path);
            int from = 0;
            while (macros.find()) {
                texts.add(UrlText.literal(path.substring(from, macros.start())));
                names.add(ours(macros.group(1)));
                from = macros.end();
            }
            texts.add(UrlText.literal(path.substring(from)));
            return new Made(head.map(to -> to.scheme() + "://" + to.host() + to.port()).orElse(null), texts.toArray(String[]::new), names.toArray(String[]::new),
                    Macros.placesClickId(template));
        }
    }

    /** Our name for a macro of any vocabulary. */
    public static String ours(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ALIASES.getOrDefault(lower, lower);
    }

    /** @return the address to go to, or empty when the template leads nowhere once its macros are filled in */
    Optional<String> fill(String template) {
        Made made = MADE.get(template, Made::of);
        return made.head == null ? Optional.empty() : Optional.of(expand(made));
    }

    /** The same, with {@code click_id=} appended unless the template places it itself. */
    Optional<String> fillWithClickId(String template, String clickId) {
        return fill(template).map(url -> MADE.get(template, Made::of).placesClickId ? url : append(url, "click_id", clickId));
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

    private String expand(Made made) {
        StringBuilder out = new StringBuilder(128).append(made.head).append(made.texts[0]);
        for (int i = 0; i < made.names.length; i++) {
            values = values == null ? source.get() : values;
            String value = values.get(made.names[i]);
            out.append(value == null ? "" : UrlText.value(value)).append(made.texts[i + 1]);
        }
        return out.toString();
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
