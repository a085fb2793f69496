package io.plumbline.tracking.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final String NASTY = "a&b=c \"d\" {clickid}\r\nX: y/é<z>%26";

    @Test
    void values_in_an_address_can_neither_add_a_parameter_nor_break_out_of_theirs() {
        assertThat(new Template("https://p.example/{sub1}?x={sub1}&o={order_id}").fill(Map.of("sub1", NASTY, "order_id", "AT%26T"), Escape.URL))
                .isEqualTo("https://p.example/a%26b%3Dc%20%22d%22%20%7Bclickid%7D%0D%0AX%3A%20y%2F%C3%A9%3Cz%3E%2526?x="
                        + "a%26b%3Dc%20%22d%22%20%7Bclickid%7D%0D%0AX%3A%20y%2F%C3%A9%3Cz%3E%2526&o=AT%2526T");
    }

    @Test
    void values_in_a_json_body_stay_values() throws Exception {
        String body = new Template("{\"order\":\"{txid}\",\"value\":{amount},\"nested\":{\"sub\":\"{sub1}\"}}").fill(Map.of("order_id", NASTY, "revenue", "12.30", "sub1", "x"), Escape.JSON);
        var read = new ObjectMapper().readTree(body);
        assertThat(read.get("order").asText()).isEqualTo(NASTY);
        assertThat(read.get("value").decimalValue()).isEqualByComparingTo("12.30");
        assertThat(read.at("/nested/sub").asText()).isEqualTo("x");
    }

    @Test
    void values_in_a_header_cannot_begin_another_one() {
        assertThat(new Template("id {sub1}").fill(Map.of("sub1", NASTY), Escape.TEXT)).doesNotContain("\r", "\n").startsWith("id a&b=c");
    }

    @ParameterizedTest
    @CsvSource({"clickid,clickid", "transaction_id,clickid", "click_id,clickid", "aff_id,affiliate_id", "partner_id,affiliate_id", "aff_sub3,sub3", "s10,sub10", "amount,revenue",
        "sale_amount,revenue", "payout_amount,payout", "goal_id,event_id", "goal,event_id", "et,event_id", "txid,order_id", "adv_unique1,order_id", "unixtime,timestamp",
        "cachebuster,random", "campaign.id,campaign_id", "source_id,source", "device,device_type"})
    void every_vocabulary_partners_bring_along_means_the_same(String theirs, String ours) {
        assertThat(new Template("{" + theirs + "}").fill(Map.of(ours, "here"), Escape.URL)).isEqualTo("here");
        assertThat(new Template("{" + theirs + "}").unknown()).isEmpty();
    }

    @Test
    void macros_that_nobody_knows_are_named() {
        assertThat(new Template("https://p.example/?a={clickid}&b={clikid}&c={foo.bar}").unknown()).containsExactly("clikid", "foo.bar");
    }

    @Test
    void what_is_not_known_of_a_conversion_is_left_empty() {
        assertThat(new Template("https://p.example/?a={sub7}&b=1").fill(Map.of(), Escape.URL)).isEqualTo("https://p.example/?a=&b=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://{sub1}/x", "https://a.{sub1}.example/", "{sub1}://a.example/", "https://a.example:{sub1}/"})
    void a_macro_never_chooses_the_host(String url) {
        assertThat(new Template(url).hasMacroInHost()).isTrue();
    }

    @Test
    void macros_in_path_and_query_choose_no_host() {
        assertThat(new Template("https://a.example/{sub1}?{sub2}#{sub3}").hasMacroInHost()).isFalse();
    }
}
