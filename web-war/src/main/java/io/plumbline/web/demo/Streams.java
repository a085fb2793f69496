package io.plumbline.web.demo;

import static io.plumbline.web.demo.Business.SAAS;
import static io.plumbline.web.demo.Business.SHOP;

import java.util.List;
import java.util.Map;

/** All links of the demo and what comes through them. */
final class Streams {

    static final int DAYS = 90;
    private static final List<String> NONE = List.of();
    private static final String GOOGLE = "https://www.google.com/";

    static final List<Stream> ALL = List.of(
            new Stream("Brand search", SHOP, "shop-search", null, 13, 0, 0, 0.29, rates("sale", 0.048, "newsletter", 0.007), DAYS, 0, "google", "cpc",
                    List.of("lindenhof", "lindenhof mode", "lindenhof outlet"), List.of("rsa-brand-a", "rsa-brand-b"), NONE, GOOGLE),
            new Stream("Generic search", SHOP, "shop-search", null, 17, 0, 0, 0.64, rates("sale", 0.026, "newsletter", 0.005), DAYS, 0, "google", "cpc",
                    List.of("wollmantel damen", "leinenkleid", "merino pullover", "winterjacke nachhaltig", "strickjacke herren"),
                    List.of("rsa-coats", "rsa-knitwear"), NONE, GOOGLE),
            new Stream("Prospecting", SHOP, "shop-social", null, 11, 0, 120, 0.47, rates("sale", 0.015, "newsletter", 0.012), DAYS, 0, "instagram", "paid-social",
                    NONE, List.of("reel-autumn", "carousel-coats", "story-linen"), List.of("feed", "stories", "reels"), "https://www.instagram.com/"),
            new Stream("Retargeting", SHOP, "shop-social", null, 5, 0, 45, 0.55, rates("sale", 0.041), DAYS, 0, "facebook", "paid-social",
                    NONE, List.of("dpa-viewed", "dpa-basket"), List.of("feed", "stories"), "https://www.facebook.com/"),
            new Stream("Sparfuchs vouchers", SHOP, "shop-affiliate", "sparfuchs", 8, 0, 0, 0, rates("sale", 0.051, "newsletter", 0.010), DAYS, 0, "sparfuchs", "affiliate",
                    NONE, List.of("voucher-10", "cashback"), List.of("top-deals", "shop-page", "mailing"), "https://sparfuchs.example/"),
            new Stream("Modeblog Nord", SHOP, "shop-affiliate", "modeblog", 5, 0, 0, 0, rates("sale", 0.034, "consultation", 0.010), DAYS, 0, "modeblog-nord", "affiliate",
                    NONE, List.of("article-link", "sidebar"), List.of("herbst-looks", "capsule-wardrobe"), "https://modeblog-nord.example/"),
            new Stream("Adriatic network", SHOP, "shop-affiliate", "adriatic", 4, 0, 0, 0, rates("sale", 0.029), 72, 0, "adriatic", "affiliate",
                    NONE, List.of("feed-link"), List.of("pub-1188", "pub-2041", "pub-3310"), "https://go.adriatic.example/"),
            new Stream("Clara Winter", SHOP, "shop-creators", "clara", 4, 6, 30, 0, rates("sale", 0.027, "newsletter", 0.020), DAYS, 0, "clarawinter", "influencer",
                    NONE, List.of("haul-video", "story-swipe"), List.of("youtube", "instagram"), "https://www.youtube.com/"),
            new Stream("Style editorials", SHOP, "shop-native", "nativereach", 5, 12, 60, 0, rates("sale", 0.013, "consultation", 0.015), DAYS, 24, "native-reach", "native",
                    NONE, List.of("editorial-wool", "editorial-linen"), List.of("news-end", "lifestyle-mid"), "https://news.example/"),
            new Stream("Brand display", SHOP, "shop-display", "displaya", 1.9, 11, 150, 0, rates("sale", 0.012), DAYS, 0, "displaya", "display",
                    NONE, List.of("banner-300x250", "banner-728x90", "half-page"), List.of("fashion", "home", "weather"), "https://magazine.example/"),
            new Stream("Lookbook film", SHOP, "shop-video", "videonet", 1.2, 6, 100, 0, rates("sale", 0.013), 80, 0, "videonet", "video",
                    NONE, List.of("film-15s", "film-30s"), List.of("pre-roll", "mid-roll"), "https://videonet.example/"),
            new Stream("Newsletter", SHOP, "shop-email", null, 9, 0, 0, 0, rates("sale", 0.045), DAYS, 0, "newsletter", "email",
                    NONE, List.of("weekly", "basket-reminder", "birthday"), NONE, null),
            new Stream("Guides", SHOP, "shop-content", null, 5, 0, 0, 0, rates("sale", 0.017, "newsletter", 0.017, "consultation", 0.007), DAYS, 0, "guides", "organic",
                    NONE, List.of("care-guide", "size-guide"), NONE, "https://www.bing.com/"),
            new Stream("Catalogue code", SHOP, "shop-catalogue", null, 2, 0, 0, 0, rates("sale", 0.041), 60, 0, "catalogue", "offline",
                    NONE, List.of("cover", "page-24"), NONE, null),
            new Stream("Core terms", SAAS, "saas-search", null, 8, 0, 0, 1.85, rates("trial", 0.044, "demo-request", 0.011), DAYS, 0, "google", "cpc",
                    List.of("marketing analytics software", "attribution tool", "tidewater analytics", "dashboard for agencies"),
                    List.of("rsa-core", "rsa-compare"), NONE, GOOGLE),
            new Stream("Professionals", SAAS, "saas-social", null, 3.5, 0, 40, 3.3, rates("trial", 0.015, "demo-request", 0.029), DAYS, 0, "linkedin", "paid-social",
                    NONE, List.of("ebook", "case-study"), List.of("feed", "inmail"), "https://www.linkedin.com/"),
            new Stream("Review sites", SAAS, "saas-partners", "reviewstack", 4, 0, 0, 0, rates("trial", 0.050, "demo-request", 0.017), DAYS, 0, "reviewstack", "affiliate",
                    NONE, List.of("comparison", "profile"), List.of("best-analytics", "alternatives"), "https://reviewstack.example/"),
            new Stream("Podcast mentions", SAAS, "saas-podcast", "podwave", 2, 0, 0, 0, rates("trial", 0.029), DAYS, 31, "podwave", "influencer",
                    NONE, List.of("host-read"), List.of("episode-notes"), null),
            new Stream("Webinars", SAAS, "saas-webinars", null, 2, 0, 0, 0, rates("demo-request", 0.039), 75, 0, "webinar", "event",
                    NONE, List.of("invite", "recording"), NONE, null),
            new Stream("Mobile app", SAAS, "saas-app", "applane", 4, 0, 0, 0, rates("install", 0.059), 70, 0, "applane", "app",
                    NONE, List.of("interstitial", "playable"), List.of("tools", "finance"), "https://applane.example/"));

    private Streams() {
    }

    static Stream of(String link) {
        return ALL.stream().filter(stream -> stream.link().equals(link)).findFirst().orElseThrow();
    }

    private static Map<String, Double> rates(Object... goalsAndRates) {
        Map<String, Double> rates = new java.util.TreeMap<>();
        for (int i = 0; i < goalsAndRates.length; i += 2) {
            rates.put((String) goalsAndRates[i], (Double) goalsAndRates[i + 1]);
        }
        return rates;
    }
}
