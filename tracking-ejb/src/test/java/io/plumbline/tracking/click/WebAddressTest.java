package io.plumbline.tracking.click;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    private static final List<String> DOMAINS = List.of("good.example", "Bücher.example", "127.0.0.1:8080");

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "https:evil.example", "https://good.example@evil.example",
            "https://good.example.evil.example", "https://evilgood.example", "https://good.example:pw@evil.example/", "https:///good.example", "https://good.example\\@evil.example",
            "https://evil.example\\.good.example", "https://evil.example#.good.example", "https://evil.example?.good.example", "ftp://good.example/", "data:text/html,x",
            "https://good%2eexample/", "https://evil.example%00.good.example", " https://good.example/", "https://good.example..evil", "https://[::1]/", "http://127.0.0.1:9990/",
            "https://good.example\n.evil.example/", "https://.good.example/", "https://good.example:99999999/", "", "https://", "https://evil.example。good.example@x"})
    void a_foreign_or_ambiguous_address_is_refused(String address) {
        assertThat(WebAddress.parse(address).filter(a -> a.isWithin(DOMAINS))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://good.example", "HTTPS://GOOD.EXAMPLE/p", "http://www.good.example:8443/p?q=http://evil.example#x", "https://good.example./p", "https://a.b.good.example?x",
            "https://xn--bcher-kva.example/", "https://bücher.example/ü", "http://127.0.0.1:8080/shop"})
    void a_registered_host_or_one_below_it_passes(String address) {
        assertThat(WebAddress.parse(address).filter(a -> a.isWithin(DOMAINS))).isPresent();
    }
}
