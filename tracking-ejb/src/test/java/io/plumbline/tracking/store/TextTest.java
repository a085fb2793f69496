package io.plumbline.tracking.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void what_a_database_refuses_is_taken_out_and_the_rest_is_cut_between_characters() {
        assertThat(Text.clean("a\u0000b\r\nc\uD800", 10)).isEqualTo("abc");
        assertThat(Text.clean("ab💥", 3)).isEqualTo("ab");
        assertThat(Text.clean(" \u0000 ", 3)).isNull();
        assertThat(Text.clean(null, 3)).isNull();
    }
}
