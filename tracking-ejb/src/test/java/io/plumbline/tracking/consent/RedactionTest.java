package io.plumbline.tracking.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.api.PrivacyPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private static Redaction redaction(String said) {
        return new Redaction(DecisionTable.decide(DecisionTableTest.said(said), PrivacyPolicy.STANDARD, Strings.NOW));
    }

    private static Arrival arrival(String... namesAndValues) {
        Map<String, List<String>> params = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            params.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return new Arrival(Strings.NOW, new Arrival.MapOfParams(params), "203.0.113.77", "Mozilla/5.0 (iPhone; detail)", "https://blog.example/read/this?fbclid=abc&p=1", "de-DE",
                null, false, null, List.of(), null);
    }

    @Test
    void without_consent_click_ids_user_agent_language_and_the_page_before_are_not_kept() {
        Arrival kept = redaction("gdpr=1").of(arrival("gclid", "Cj0", "FBCLID", "x", "utm_source", "news", "sub1", "a", "gdpr", "1"));

        assertThat(kept.params().all()).containsOnlyKeys("utm_source", "sub1");
        assertThat(kept.ip()).isEqualTo("203.0.113.0");
        assertThat(kept.userAgent()).isNull();
        assertThat(kept.language()).isNull();
        assertThat(kept.referrer()).isEqualTo("https://blog.example/");
    }

    @Test
    void with_consent_they_are_kept_and_the_very_same_request_comes_back_where_nothing_goes() {
        Arrival arrival = arrival("gclid", "Cj0", "sub1", "a");

        assertThat(redaction("country=US").of(arrival)).isSameAs(arrival);
        assertThat(redaction("gdpr_consent=YES").of(arrival).params().first("gclid")).isEqualTo("Cj0");
        assertThat(redaction("country=US&Sec-GPC=1").of(arrival).params().all()).containsOnlyKeys("sub1");
    }

    @Test
    void addresses_of_people_are_kept_under_no_consent() {
        Arrival kept = redaction("country=US").of(arrival("sub1", "jane.doe@mail.example", "keyword", "to jane%40mail.example now", "email", "jane@mail.example", "phone", "+49 170 1", "sub2",
                "@handle", "sub3", "AT%26T"));

        assertThat(kept.params().first("sub1")).isEqualTo("(mail)");
        assertThat(kept.params().first("keyword")).isEqualTo("to (mail) now");
        assertThat(kept.params().all()).doesNotContainKeys("email", "phone");
        assertThat(kept.params().first("sub2")).isEqualTo("@handle");
        assertThat(kept.params().first("sub3")).isEqualTo("AT%26T");
    }

    @Test
    void an_address_of_a_page_loses_what_its_query_may_not_carry() {
        assertThat(redaction("gdpr=1").url("https://shop.example/p?gclid=1&a=2&fbclid=3#top")).isEqualTo("https://shop.example/p?a=2#top");
        assertThat(redaction("gdpr=1").url("https://shop.example/p?gclid=1")).isEqualTo("https://shop.example/p");
        assertThat(redaction("country=US").url("https://shop.example/p?gclid=1&mail=a@b.example&x=a@b.example")).isEqualTo("https://shop.example/p?gclid=1&x=(mail)");
        assertThat(redaction("gdpr=1").url("https://shop.example/p?click_id=1&a=%26")).isEqualTo("https://shop.example/p?click_id=1&a=%26");
        assertThat(redaction("gdpr=1").url(null)).isNull();
    }

    @Test
    void consent_strings_stand_in_the_receipt_and_not_among_the_parameters() {
        assertThat(redaction("gdpr=0").of(arrival("gdpr", "0", "gdpr_consent", "C", "sub1", "x")).params().all()).containsOnlyKeys("sub1");
        assertThat(ConsentSignals.NAMES).contains("gdpr", "gdpr_consent", "gpp", "gpp_sid");
    }
}
