package io.plumbline.web.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTokenTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final UUID PAGE = UUID.fromString("019ab000-0000-7000-8000-000000000001");
    private static final UUID CLICK = UUID.fromString("019ab000-0000-7000-8000-000000000002");
    private static final String SECRET = "secret of the page";

    @Test
    void a_token_comes_back_as_it_was_signed() {
        FormToken token = FormToken.fresh(3, NOON, CLICK);

        assertThat(FormToken.read(token.signed(SECRET, PAGE), SECRET, PAGE)).contains(token);
        assertThat(FormToken.read(FormToken.fresh(1, NOON, null).signed(SECRET, PAGE), SECRET, PAGE).orElseThrow().clickId()).isNull();
    }

    @Test
    void another_page_another_secret_and_every_changed_character_are_seen() {
        String signed = FormToken.fresh(3, NOON, CLICK).signed(SECRET, PAGE);
        assertThat(FormToken.read(signed, "another secret", PAGE)).isEmpty();
        assertThat(FormToken.read(signed, SECRET, CLICK)).isEmpty();
        for (int i = 0; i < signed.length() - 1; i++) {
            char other = signed.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(FormToken.read(signed.substring(0, i) + other + signed.substring(i + 1), SECRET, PAGE)).as("character " + i).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b", "%%%.%%%", "bm90IG91cnM.bm90IG91cnM", "a", "..", "é.é"})
    void what_was_never_ours_is_nobodys(String text) {
        assertThat(FormToken.read(text, SECRET, PAGE)).isEmpty();
        assertThat(FormToken.read(null, SECRET, PAGE)).isEmpty();
        assertThat(FormToken.read("a.".repeat(1000), SECRET, PAGE)).isEmpty();
    }

    @Test
    void nobody_fills_a_form_within_two_seconds_or_the_day_after_tomorrow() {
        FormToken token = FormToken.fresh(1, NOON, null);
        assertThat(token.isTooSoon(NOON.plusMillis(1999))).isTrue();
        assertThat(token.isTooSoon(NOON.plusSeconds(2))).isFalse();
        assertThat(token.isTooOld(NOON.plus(Duration.ofHours(24)))).isFalse();
        assertThat(token.isTooOld(NOON.plus(Duration.ofHours(24)).plusMillis(1))).isTrue();
    }

    @Test
    void no_two_forms_have_one_number() {
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            assertThat(numbers.add(FormToken.fresh(1, NOON, null).nonce())).isTrue();
        }
    }

    @Test
    void an_address_is_slowed_down_and_another_one_is_not() {
        FormPace pace = new FormPace();
        for (int i = 0; i < FormPace.MOST; i++) {
            assertThat(pace.admits("192.0.2.1", NOON)).isTrue();
        }
        assertThat(pace.admits("192.0.2.1", NOON.plusSeconds(1))).isFalse();
        assertThat(pace.admits("192.0.2.2", NOON)).isTrue();
        assertThat(pace.admits("192.0.2.1", NOON.plus(FormPace.WINDOW))).isTrue();
    }
}
