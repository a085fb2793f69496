package io.plumbline.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

    @ParameterizedTest
    @CsvSource({"AT%26T,AT&T", "a+b,a b", "100%,100%", "%zz,%zz", "%,%", "%4,%4", "%e4%bd%a0,你", "你,你", "%ff,\uFFFD", "a%2526b,a%26b"})
    void decoding_never_fails(String text, String decoded) {
        assertThat(Query.decode(text)).isEqualTo(decoded);
    }

    @Test
    void parameters_keep_their_order_and_their_repeats() {
        assertThat(Query.read("a=1&b=2&a=3&&=x&c")).isEqualTo(Map.of("a", List.of("1", "3"), "b", List.of("2"), "c", List.of("")));
        assertThat(Query.read("x=1&".repeat(2_000)).get("x")).hasSize(500);
        assertThat(Query.read(null)).isEmpty();
    }
}
