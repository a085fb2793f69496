package io.plumbline.tracking.touchpoint;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Tells by which channel somebody landed: what the address says before what the referrer says. */
final class Sources {

    private static final Map<String, Set<String>> CLICK_IDS = Map.of(
            "paid-search", Set.of("gclid", "gbraid", "wbraid", "dclid", "msclkid", "gad_source"),
            "paid-social", Set.of("fbclid", "ttclid", "li_fat_id", "twclid", "ScCid", "rdt_cid", "epik"),
            "native", Set.of("ob_click_id", "tblci"),
            "affiliate", Set.of("irclickid", "im_ref", "_ef_transaction_id"));
    private static final Map<String, String> MEDIA = Map.ofEntries(Map.entry("cpc", "paid-search"), Map.entry("ppc", "paid-search"), Map.entry("paidsearch", "paid-search"),
            Map.entry("paid-search", "paid-search"), Map.entry("sem", "paid-search"), Map.entry("paid-social", "paid-social"), Map.entry("paidsocial", "paid-social"),
            Map.entry("social-paid", "paid-social"), Map.entry("paid_social", "paid-social"), Map.entry("email", "email"), Map.entry("e-mail", "email"),
            Map.entry("newsletter", "email"), Map.entry("affiliate", "affiliate"), Map.entry("affiliates", "affiliate"), Map.entry("display", "display"),
            Map.entry("banner", "display"), Map.entry("cpm", "display"), Map.entry("video", "video"), Map.entry("influencer", "influencer"), Map.entry("native", "native"),
            Map.entry("organic", "organic"), Map.entry("social", "organic"), Map.entry("offline", "offline"), Map.entry("qr", "offline"));
    private static final Pattern ORGANIC = Pattern.compile("(.+\\.)?(google|bing|yahoo|duckduckgo|ecosia|yandex|baidu|qwant|startpage|facebook|instagram|linkedin"
            + "|twitter|tiktok|pinterest|reddit|youtube|threads)\\.[a-z.]{2,6}|(.+\\.)?(t\\.co|x\\.com|lnkd\\.in|search\\.brave\\.com|mastodon\\.social|bsky\\.app)");

    private Sources() {
    }

    /**
     * @param returns whether people only come back from a host: whoever was at the payment provider was not sent by it
     * @return empty for a page view inside a visit
     */
    static Optional<String> channel(String url, String referrer, Map<String, String> landed, Predicate<String> returns) {
        if (returns.test(host(referrer))) {
            return Optional.empty();
        }
        if (landed.containsKey("utm_medium") || landed.containsKey("utm_source")) {
            String medium = String.valueOf(landed.get("utm_medium")).strip().toLowerCase(Locale.ROOT);
            return Optional.of(isSocial(landed.get("utm_source")) && (medium.equals("cpc") || medium.equals("ppc")) ? "paid-social" : MEDIA.getOrDefault(medium, "other"));
        }
        for (Map.Entry<String, Set<String>> ads : CLICK_IDS.entrySet()) {
            if (ads.getValue().stream().anyMatch(landed::containsKey)) {
                return Optional.of(ads.getKey());
            }
        }
        String from = host(referrer);
        if (from == null) {
            return Optional.of("direct");
        }
        if (isSameSite(from, host(url))) {
            return Optional.empty();
        }
        return Optional.of(ORGANIC.matcher(from).matches() ? "organic" : "other");
    }

    private static boolean isSocial(String source) {
        return source != null && source.strip().toLowerCase(Locale.ROOT).matches("facebook|fb|instagram|ig|meta|linkedin|tiktok|twitter|x|pinterest|reddit|snapchat");
    }

    private static boolean isSameSite(String from, String to) {
        return to != null && (from.equals(to) || from.endsWith("." + to) || to.endsWith("." + from));
    }

    private static String host(String url) {
        try {
            String host = url == null || url.isBlank() ? null : URI.create(url.strip().split("[?#]", 2)[0]).getHost();
            String lower = host == null ? null : host.toLowerCase(Locale.ROOT);
            return lower != null && lower.startsWith("www.") ? lower.substring(4) : lower;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
