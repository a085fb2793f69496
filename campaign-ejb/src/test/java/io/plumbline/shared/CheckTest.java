package io.plumbline.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

    @Test
    void every_fault_is_told_at_once_with_a_pointer_to_its_field() {
        Check check = new Check().text("name", " ", 10).currency("currency", "EUX").zone("timeZone", "+02:00").url("homeUrl", "shop.example");
        assertThatThrownBy(check::done).isInstanceOfSatisfying(Invalid.class, no -> assertThat(no.faults()).extracting(Refusal.Fault::pointer)
                .containsExactly("/name", "/currency", "/timeZone", "/homeUrl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example", "http://shop.example:8080/a?b=c#d", "https://shop.example/?c={clickid}&s={sub1}",
            "HTTPS://shop.example/a b", "https://xn--bcher-kva.example/", "https://192.0.2.1/"})
    void a_web_address_with_or_without_macros_is_accepted(String url) {
        assertThat(Check.isWebUrl(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop.example", "//shop.example", "javascript:alert(1)", "data:text/html,x", "ftp://shop.example", "https://",
            "https://user:secret@shop.example", "https:///path", "https://{sub1}@evil.example", "https://shop.example/\r\nSet-Cookie: a=b"})
    void what_no_browser_should_be_sent_to_is_refused(String url) {
        assertThat(Check.isWebUrl(url)).isFalse();
    }

    @Test
    void line_breaks_are_refused_in_any_text() {
        assertThatThrownBy(() -> new Check().text("name", "a\r\nb", 100).done()).isInstanceOfSatisfying(Invalid.class,
                no -> assertThat(no.code()).isEqualTo("control-character"));
    }
}
