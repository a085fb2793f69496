package io.plumbline.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemPagesTest {

    @Test
    void every_code_of_the_list_is_written_as_codes_are_and_says_something() {
        assertThat(ProblemPages.KNOWN).hasSizeGreaterThan(100);
        ProblemPages.KNOWN.forEach((code, meaning) -> {
            assertThat(code).matches("[a-z][a-z0-9-]{1,63}");
            assertThat(meaning).as(code).hasSizeGreaterThan(10).endsWith(".");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"link-not-found", "unknown-property", "version-stale", "internal-error", "api-key-required", "database-unavailable", "address-refused", "macro-unknown"})
    void the_codes_people_meet_have_words_of_their_own(String code) {
        assertThat(ProblemPages.KNOWN).containsKey(code);
    }

    @Test
    void a_code_without_words_of_its_own_is_explained_by_its_kind() {
        assertThat(ProblemPages.explain("something-new-not-found")).contains("no such thing");
        assertThat(ProblemPages.explain("quite-new")).contains("detail");
    }
}
