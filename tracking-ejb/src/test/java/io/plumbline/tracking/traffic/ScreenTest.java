package io.plumbline.tracking.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.api.RuleSet;
import io.plumbline.tracking.api.TrafficRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final UUID SHOP = UUID.randomUUID();
    private static final UUID CAMPAIGN = UUID.randomUUID();
    private static final UUID PARTNER = UUID.randomUUID();
    private static final String BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0";
    private static final RuleSet.Blocked BLOCKED = new RuleSet.Blocked(List.of("203.0.113.64/26"), List.of("2001:db8:77::/48"), List.of("EvilBrowser"),
            List.of(new RuleSet.SubId(PARTNER, 2, "bad"), new RuleSet.SubId(null, 1, "worse")), List.of("trap"));
    private static final RuleSet RULES = new RuleSet(Map.of("rate-link", "invalid", "rate-user-agent", "suspect"), Map.of("rate-link", new RuleSet.Rate(40, 60),
            "rate-user-agent", new RuleSet.Rate(30, 60), "rate-address", new RuleSet.Rate(25, 60)), RuleSet.DAY, 8, 10,
            Map.of(), Map.of(), Map.of(SHOP, BLOCKED), Map.of(), false);
    private final Screen screen = new Screen(7, RULES, Bundled.AGENTS, Bundled.NETWORKS, Places.NONE);
    private final Rates rates = new Rates();

    private static Seen visit() {
        return new Seen(NOW, SHOP, CAMPAIGN, PARTNER, "abc", Network.parse("203.0.113.7").orElseThrow(), 1, BROWSER, "https://blog.example/", "de-DE,de;q=0.8", null, false,
                List.of("a", "b"), Map.of(), "DE", null);
    }

    /** A visit with one thing different. */
    private static final class But {
        Seen seen = visit();

        But agent(String agent) {
            seen = new Seen(seen.at(), SHOP, CAMPAIGN, PARTNER, seen.linkKey(), seen.address(), seen.addressKey(), agent, seen.referrer(), seen.language(), seen.purpose(),
                    seen.backEnd(), seen.subs(), seen.clickIds(), seen.country(), seen.remembered());
            return this;
        }

        But from(String address) {
            seen = new Seen(seen.at(), SHOP, CAMPAIGN, PARTNER, seen.linkKey(), Network.parse(address).orElse(null), Key.of(0, address), seen.userAgent(), seen.referrer(),
                    seen.language(), seen.purpose(), seen.backEnd(), seen.subs(), seen.clickIds(), seen.country(), seen.remembered());
            return this;
        }

        But at(Instant at) {
            seen = new Seen(at, SHOP, CAMPAIGN, PARTNER, seen.linkKey(), seen.address(), seen.addressKey(), seen.userAgent(), seen.referrer(), seen.language(), seen.purpose(),
                    seen.backEnd(), seen.subs(), seen.clickIds(), seen.country(), seen.remembered());
            return this;
        }

        But headers(String referrer, String language, String purpose) {
            seen = new Seen(seen.at(), SHOP, CAMPAIGN, PARTNER, seen.linkKey(), seen.address(), seen.addressKey(), seen.userAgent(), referrer, language, purpose, seen.backEnd(),
                    seen.subs(), seen.clickIds(), seen.country(), seen.remembered());
            return this;
        }

        But link(String key, List<String> subs, Map<String, String> clickIds) {
            seen = new Seen(seen.at(), SHOP, CAMPAIGN, PARTNER, key, seen.address(), seen.addressKey(), seen.userAgent(), seen.referrer(), seen.language(), seen.purpose(),
                    seen.backEnd(), subs, clickIds, seen.country(), seen.remembered());
            return this;
        }

        But backEnd() {
            seen = new Seen(seen.at(), SHOP, CAMPAIGN, PARTNER, seen.linkKey(), seen.address(), seen.addressKey(), seen.userAgent(), seen.referrer(), seen.language(), seen.purpose(),
                    true, seen.subs(), seen.clickIds(), seen.country(), seen.remembered());
            return this;
        }

        But remembering(String... codes) {
            seen = new Seen(seen.at(), SHOP, CAMPAIGN, PARTNER, seen.linkKey(), seen.address(), seen.addressKey(), seen.userAgent(), seen.referrer(), seen.language(), seen.purpose(),
                    seen.backEnd(), seen.subs(), seen.clickIds(), seen.country(), Set.of(codes));
            return this;
        }
    }

    private static But but() {
        return new But();
    }

    private Verdict judged(Seen seen) {
        return screen.judge(seen, rates, Place.UNKNOWN);
    }

    /** One event, or the last of several, that the rule must find. */
    private static Stream<Seen> example(TrafficRule rule) {
        return switch (rule) {
            case NO_USER_AGENT -> Stream.of(but().agent(null).seen);
            case ABSURD_USER_AGENT -> Stream.of(but().agent("{user_agent}").seen);
            case PREFETCH -> Stream.of(but().headers(null, null, "prefetch;prerender").seen);
            case DECLARED_CRAWLER -> Stream.of(but().agent("Mozilla/5.0 (compatible; AhrefsBot/7.0)").seen);
            case LINK_PREVIEW -> Stream.of(but().agent("WhatsApp/2.23.20.0").seen);
            case HTTP_LIBRARY -> Stream.of(but().agent("python-requests/2.31.0").seen);
            case LINK_SCANNER -> Stream.of(but().headers("https://eu.mimecastprotect.com/s/x", null, null).seen);
            case DATA_CENTRE -> Stream.of(but().from("2a01:4f8:1:2::3").seen);
            case BLOCKED_ADDRESS -> Stream.of(but().from("203.0.113.65").seen);
            case INTERNAL -> Stream.of(but().from("2001:db8:77::5").seen);
            case BLOCKED_USER_AGENT -> Stream.of(but().agent("Mozilla/5.0 evilbrowser/3").seen);
            case BLOCKED_SUB_ID -> Stream.of(but().link("abc", List.of("x", "bad"), Map.of()).seen);
            case HONEYPOT -> Stream.of(but().link("trap", List.of(), Map.of()).seen);
            case RATE_VISITOR -> Stream.generate(ScreenTest::visit).limit(21);
            case RATE_ADDRESS -> Stream.iterate(0, i -> i + 1).limit(26).map(i -> but().agent(BROWSER + i).seen);
            case RATE_USER_AGENT -> Stream.iterate(0, i -> i + 1).limit(31).map(i -> but().from("203.0.113." + i).seen);
            case RATE_LINK -> Stream.iterate(0, i -> i + 1).limit(41).map(i -> but().from("198.51.100." + i).agent(BROWSER + i).seen);
            case REGULAR_GAPS -> Stream.iterate(0, i -> i + 1).limit(10).map(i -> but().at(NOW.plusSeconds(30L * i)).seen);
            case REPLAYED_CLICK_ID -> Stream.of(but().link("abc", List.of(), Map.of("gclid", "G1")).seen, but().from("203.0.113.9").link("abc", List.of(), Map.of("gclid", "G1")).seen);
            case LANGUAGE_MISMATCH -> Stream.of(but().headers(null, "zh-CN,zh;q=0.9", null).seen);
            case TIMEZONE_MISMATCH, TOO_FAST, TOO_SLOW, CLICK_REUSED -> throw new AssertionError("judged later");
        };
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"TIMEZONE_MISMATCH", "TOO_FAST", "TOO_SLOW", "CLICK_REUSED"})
    void every_rule_finds_its_example_and_what_it_does_follows_the_rule_set(TrafficRule rule) {
        Verdict last = example(rule).map(this::judged).reduce((first, second) -> second).orElseThrow();
        assertThat(last.reasons()).contains(rule.key());
        boolean invalid = RULES.response(rule, CAMPAIGN) == TrafficRule.Response.INVALID;
        assertThat(last.verdict()).isEqualTo(invalid ? "invalid" : "valid");
        assertThat(last.reason()).isEqualTo(invalid ? rule.key() : null);
        assertThat(last.version()).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"TIMEZONE_MISMATCH", "TOO_FAST", "TOO_SLOW", "CLICK_REUSED"})
    void a_rule_that_is_switched_off_for_a_campaign_finds_nothing_there(TrafficRule rule) {
        RuleSet off = new RuleSet(RULES.responses(), RULES.rates(), RuleSet.DAY, 8, 10, Map.of(CAMPAIGN, new RuleSet.OfCampaign(null, Map.of(rule.key(), "off"))),
                Map.of(), RULES.advertisers(), Map.of(), false);
        Screen quiet = new Screen(8, off, Bundled.AGENTS, Bundled.NETWORKS, Places.NONE);
        assertThat(example(rule).map(seen -> quiet.judge(seen, rates, Place.UNKNOWN)).flatMap(v -> v.reasons().stream())).doesNotContain(rule.key());
    }

    @Test
    void the_first_rule_wins_and_all_are_kept() {
        Verdict verdict = judged(but().agent("AhrefsBot/7.0").from("203.0.113.65").headers(null, "zh-CN", "prefetch").seen);
        assertThat(verdict.reason()).isEqualTo("prefetch");
        assertThat(verdict.reasons()).containsExactly("prefetch", "declared-crawler", "blocked-address", "language-mismatch");
    }

    @Test
    void a_visitor_is_nothing_but_valid() {
        assertThat(judged(visit()).reasons()).isEmpty();
        assertThat(judged(visit()).isValid()).isTrue();
    }

    @Test
    void behind_a_proxy_that_does_not_tell_nobody_clicks_too_often() {
        Verdict last = null;
        for (int i = 0; i < 400; i++) {
            last = judged(but().from("10.0.0.1").at(NOW.plusMillis(i)).link("l" + i % 20, List.of(), Map.of()).seen);
        }
        assertThat(last.isValid()).isTrue();
        assertThat(last.reasons()).isEmpty();
    }

    @Test
    void a_server_that_reports_clicks_is_not_judged_as_if_it_were_the_visitor() {
        assertThat(judged(but().agent(null).from("3.4.5.6").backEnd().seen).isValid()).isTrue();
    }

    @Test
    void a_system_on_the_list_is_a_data_centre_wherever_its_addresses_are() {
        assertThat(screen.judge(visit(), rates, new Place("DE", null, 24940)).reason()).isEqualTo("data-centre");
        assertThat(screen.judge(visit(), rates, new Place("DE", null, 3320)).isValid()).isTrue();
    }

    @Test
    void a_stored_network_is_blocked_when_all_of_it_is_or_when_it_was_found_live() {
        assertThat(judged(but().from("203.0.113.0/24").remembering().seen).reasons()).isEmpty();
        assertThat(judged(but().from("203.0.113.0/24").remembering("blocked-address").seen).reason()).isEqualTo("blocked-address");
        assertThat(judged(but().from("192.0.2.0/24").remembering("blocked-address").seen).reasons()).as("no longer on the list").isEmpty();
        assertThat(judged(but().from("2001:db8:77::/48").remembering().seen).reason()).isEqualTo("internal");
    }

    static Stream<String> browsers() {
        return Stream.of("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Safari/605.1.15",
                "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36 Instagram 335.0.0.0 Android (34/14; 420dpi; Google/google; Pixel 8)",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/468.0.0;FBDV/iPhone14,5]",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Twitter for iPhone/10.42",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [Pinterest/iOS]",
                "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125 Mobile Safari/537.36 musical_ly_2023407030 BytedanceWebview/d8a21c6",
                "Mozilla/5.0 (Linux; Android 12; CUBOT NOTE 20) AppleWebKit/537.36 Mobile Safari/537.36", "Mozilla/5.0 (Windows NT 10.0) Abbott/1", BROWSER);
    }

    @ParameterizedTest
    @MethodSource("browsers")
    void people_in_browsers_and_apps_are_no_crawlers(String userAgent) {
        assertThat(judged(but().agent(userAgent).seen).reasons()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "Mozilla/5.0 (compatible; bingbot/2.0)", "my-crawler 1.0", "Baiduspider+(+http://www.baidu.com)",
            "Mozilla/5.0 (X11) HeadlessChrome/120", "Mozilla/5.0 (compatible; Yahoo! Slurp)", "GPTBot/1.2", "Pingdom.com_bot_version_1.4", "facebookexternalhit/1.1"})
    void who_calls_itself_a_crawler_is_one(String userAgent) {
        assertThat(judged(but().agent(userAgent).seen).isValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl/8.5.0", "python-requests/2.31", "Java/17.0.9", "axios/1.7.2"})
    void libraries_with_which_servers_report_clicks_count(String userAgent) {
        assertThat(judged(but().agent(userAgent).seen).isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefetch", "prefetch;anonymous-client-ip", "Prefetch", "preview", "instant", "prerender"})
    void a_browser_that_fetches_ahead_says_so(String purpose) {
        assertThat(judged(but().headers(null, null, purpose).seen).reason()).isEqualTo("prefetch");
    }
}
