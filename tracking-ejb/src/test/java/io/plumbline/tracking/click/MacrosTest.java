package io.plumbline.tracking.click;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MacrosTest {

    private static final Map<String, String> VALUES = new HashMap<>();

    static {
        for (String name : new String[] {"clickid", "externalid", "campaign_id", "campaign_name", "offer_id", "affiliate_id", "source", "creative_id", "payout", "revenue",
                "currency", "event_id", "order_id", "status", "country", "region", "city", "device_type", "os", "browser", "ip", "timestamp", "random", "unique_click", "lpurl"}) {
            VALUES.put(name, "v-" + name);
        }
        IntStream.rangeClosed(1, 10).forEach(i -> VALUES.put("sub" + i, "v-sub" + i));
    }

    @ParameterizedTest
    @CsvSource({"clickid,clickid", "transaction_id,clickid", "click_id,clickid", "tid,clickid", "cid,clickid", "externalid,externalid", "campaign_id,campaign_id",
            "campaign.id,campaign_id", "campaign_name,campaign_name", "offer_id,offer_id", "affiliate_id,affiliate_id", "aff_id,affiliate_id", "partner_id,affiliate_id",
            "source,source", "source_id,source", "sub1,sub1", "sub10,sub10", "aff_sub,sub1", "aff_sub2,sub2", "s1,sub1", "s10,sub10", "creative_id,creative_id",
            "payout,payout", "payout_amount,payout", "revenue,revenue", "sale_amount,revenue", "amount,revenue", "currency,currency", "event_id,event_id",
            "event_name,event_id", "goal_id,event_id", "et,event_id", "order_id,order_id", "txid,order_id", "adv_unique1,order_id", "status,status", "country,country",
            "region,region", "city,city", "device_type,device_type", "os,os", "browser,browser", "ip,ip", "timestamp,timestamp", "unixtime,timestamp", "random,random",
            "cachebuster,random", "unique_click,unique_click", "lpurl,lpurl", "CLICKID,clickid"})
    void every_name_of_the_vocabulary_is_filled(String macro, String ours) {
        assertThat(filled("https://shop.example/p?x={" + macro + "}", VALUES)).isEqualTo("https://shop.example/p?x=v-" + ours);
    }

    @Test
    void an_ampersand_in_a_value_stays_in_the_value() {
        assertThat(filled("https://shop.example/?k={sub1}&z=1", Map.of("sub1", "AT&T"))).isEqualTo("https://shop.example/?k=AT%26T&z=1");
    }

    @Test
    void an_escape_that_is_part_of_the_value_is_not_decoded_again() {
        assertThat(filled("https://shop.example/?k={sub1}", Map.of("sub1", "AT%26T"))).isEqualTo("https://shop.example/?k=AT%2526T");
    }

    @Test
    void unknown_macros_become_empty_and_leave_no_bracket() {
        assertThat(filled("https://shop.example/{what}?a={{campaign.nothing}}&b={keyword:default}&c=", Map.of())).isEqualTo("https://shop.example/?a=&b=&c=");
    }

    @Test
    void a_macro_never_chooses_the_host() {
        assertThat(new Macros(Map.of("sub1", "evil.example")).fill("https://{sub1}/p")).isEmpty();
        assertThat(new Macros(Map.of("sub1", "evil.example/")).fill("https://{sub1}.shop.example/p")).isEmpty();
        assertThat(filled("https://a{sub1}.shop.example/p", Map.of("sub1", ".evil.example/"))).isEqualTo("https://a.shop.example/p");
        assertThat(new Macros(Map.of("sub1", "javascript")).fill("{sub1}://shop.example/")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"https://shop.example https://shop.example?click_id=ID", "https://shop.example/ https://shop.example/?click_id=ID",
            "https://shop.example/?a=1 https://shop.example/?a=1&click_id=ID", "https://shop.example/? https://shop.example/?click_id=ID",
            "https://shop.example/?a=1#top https://shop.example/?a=1&click_id=ID#top", "https://shop.example/#?x https://shop.example/?click_id=ID#?x",
            "https://shop.example/?c={clickid} https://shop.example/?c=ID", "https://shop.example/p/{tid}/ https://shop.example/p/ID/"})
    void the_click_id_is_appended_unless_the_destination_places_it(String template, String expected) {
        assertThat(new Macros(Map.of("clickid", "ID")).fillWithClickId(template, "ID")).contains(expected);
    }

    @Test
    void existing_escapes_and_foreign_letters_of_a_destination_survive() {
        assertThat(filled("https://bücher.example:8443/ä%20b|c?q=100%", Map.of())).isEqualTo("https://xn--bcher-kva.example:8443/%C3%A4%20b%7Cc?q=100%25");
    }

    static Stream<String> nasties() {
        return Stream.of("\r\nSet-Cookie: a=b", "嘊嘍", "é\u0000\u0007", "\"><script>alert(1)</script>", "{clickid}", "%0d%0a", "%zz", "💥🇩🇪", "\uD800", "'; drop table click;--",
                "../../etc/passwd", "${jndi:ldap://x}", "‮gnp.exe", "a b\tc", "\\\\evil.example", "#?&=;", "Ω≈ç√∫˜µ≤≥÷", "\uFEFF\u200B", "=cmd|' /C calc'!A0", "%".repeat(300));
    }

    @ParameterizedTest
    @MethodSource("nasties")
    void whatever_is_put_in_only_legal_ascii_comes_out_and_it_reads_back(String nasty) {
        String url = filled("https://shop.example/{sub1}/p?q={sub1}&e=1#f{sub1}", Map.of("sub1", nasty));
        assertThat(url).matches("[A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=%]+").doesNotContain("\r", "\n");
        String query = URI.create(url).getRawQuery();
        String back = java.net.URLDecoder.decode(query.substring(2, query.indexOf("&e=1")), StandardCharsets.UTF_8);
        assertThat(back).isEqualTo(new String(nasty.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    private static String filled(String template, Map<String, String> values) {
        return new Macros(values).fill(template).orElseThrow();
    }
}
