package io.plumbline.tracking.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTest {

    @ParameterizedTest
    @ValueSource(strings = {"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "Mozilla/5.0 (compatible; bingbot/2.0)", "AhrefsBot/7.0", "my-crawler 1.0",
            "Baiduspider+(+http://www.baidu.com)", "facebookexternalhit/1.1", "Mozilla/5.0 (X11) HeadlessChrome/120", "Mozilla/5.0 (compatible; YandexBot/3.0)", "Mozilla/5.0 (compatible; Yahoo! Slurp)"})
    void who_calls_itself_a_crawler_is_one(String userAgent) {
        assertThat(Traffic.crawler(userAgent)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl/8.5.0", "python-requests/2.31", "Java/17.0.9", "Mozilla/5.0 (Linux; Android 12; CUBOT NOTE 20) Mobile Safari/537.36", "Mozilla/5.0 (Windows NT 10.0) Abbott/1", ""})
    void servers_and_people_are_no_crawlers(String userAgent) {
        assertThat(Traffic.crawler(userAgent)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip", "Prefetch", "preview", "instant"})
    void a_browser_that_fetches_ahead_says_so(String purpose) {
        assertThat(Traffic.isPrefetch(purpose)).isTrue();
    }
}
