package io.plumbline.tracking.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.api.PrivacyPolicy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {

    private static final String SHOP = "https://shop.example/p";
    private static final Predicate<String> NOBODY = host -> false;

    @ParameterizedTest
    @CsvSource({"utm_medium=cpc,,paid-search", "utm_medium=PPC,,paid-search", "utm_source=facebook&utm_medium=cpc,,paid-social", "utm_medium=paid-social,,paid-social",
            "utm_medium=social-paid,,paid-social", "utm_medium=email,https://mail.google.com/,email", "utm_medium=affiliate,,affiliate", "utm_medium=display,,display",
            "utm_medium=banner,,display", "utm_medium=video,,video", "utm_medium=influencer,,influencer", "utm_medium=organic,,organic", "utm_medium=referral,,other",
            "utm_source=partner,,other", "gclid=x,https://www.google.com/,paid-search", "msclkid=x,,paid-search", "fbclid=x,https://l.facebook.com/,paid-social",
            "ttclid=x,,paid-social", "li_fat_id=x,,paid-social", "twclid=x,,paid-social", "irclickid=x,,affiliate", ",https://www.google.co.uk/,organic", ",https://duckduckgo.com/,organic",
            ",https://t.co/abc,organic", ",https://m.facebook.com/,organic", ",https://blog.example/post,other", ",,direct"})
    void an_arrival_has_a_channel(String landed, String referrer, String channel) {
        assertThat(Sources.channel(SHOP, referrer, params(landed), NOBODY)).contains(channel);
    }

    @Test
    void a_page_inside_the_visit_is_no_arrival() {
        assertThat(Sources.channel(SHOP, "https://www.shop.example/home", Map.of(), NOBODY)).isEmpty();
        assertThat(Sources.channel("https://checkout.shop.example/", "https://shop.example/cart", Map.of(), NOBODY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"https://www.paypal.com/checkoutnow", "https://paypal.com/", "https://pay.klarna.com/x", "https://checkout.stripe.com/c/pay"})
    void who_comes_back_from_a_payment_provider_was_not_sent_by_it(String referrer) {
        assertThat(Sources.channel(SHOP, referrer, Map.of(), PrivacyPolicy.STANDARD::isReturn)).isEmpty();
        assertThat(Sources.channel(SHOP, referrer, Map.of("utm_medium", "cpc"), PrivacyPolicy.STANDARD::isReturn)).isEmpty();
        assertThat(Sources.channel(SHOP, "https://notpaypal.com/", Map.of(), PrivacyPolicy.STANDARD::isReturn)).contains("other");
    }

    @Test
    void torn_addresses_are_no_trouble() {
        assertThat(Sources.channel("not a url", "http://[", Map.of(), NOBODY)).contains("direct");
        assertThat(Sources.channel(null, "https://evilgoogle.com.example/", Map.of(), NOBODY)).contains("other");
    }

    private static Map<String, String> params(String query) {
        Map<String, String> params = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            params.put(pair.split("=")[0], pair.split("=")[1]);
        }
        return params;
    }
}
