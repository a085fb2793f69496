package io.plumbline.web.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.shared.Invalid;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {

    @Test
    void both_ways_of_writing_say_the_same() {
        assertThat(Mapping.of("time:date, customer_id:client")).isEqualTo(Map.of("time", "date", "customer_id", "client"));
        assertThat(Mapping.of("{\"time\":\"date\",\"customer_id\":\"client\"}")).isEqualTo(Map.of("time", "date", "customer_id", "client"));
        assertThat(Mapping.of(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "time:", ":date", "{", "{\"time\":1}", "{\"time\":null}", "{\"time\":\"a\"}}", "{\"time\":{}}"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Mapping.of(text)).isInstanceOf(Invalid.class).extracting("code").isEqualTo("mapping-malformed");
    }
}
