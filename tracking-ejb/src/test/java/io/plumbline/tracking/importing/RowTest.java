package io.plumbline.tracking.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.tracking.api.ImportKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RowTest {

    @Test
    void a_formula_stays_a_text() {
        assertThat(with(',', "keyword", "=cmd|' /C calc'!A0").text("keyword", 256)).isEqualTo("=cmd|' /C calc'!A0");
    }

    @Test
    void times_may_have_an_offset_or_none_a_blank_or_a_t() {
        Instant expected = Instant.parse("2018-07-22T20:40:41Z");
        for (String text : List.of("2018-07-22T20:40:41Z", "2018-07-22T22:40:41+02:00", "2018-07-22 20:40:41", "2018-07-22T20:40:41", "2018-07-22t20:40:41z",
                "2018-07-22 22:40:41 +0200", "2018-07-22 22:40:41+02", "2018-07-22 20:40:41 UTC", "2018-07-22T20:40:41.000000000Z")) {
            assertThat(with(',', "date", text).time("date")).as(text).isEqualTo(expected);
        }
        assertThat(with(',', "date", "2018-07-22T20:40").time("date")).isEqualTo(Instant.parse("2018-07-22T20:40:00Z"));
    }

    @Test
    void times_that_do_not_exist_are_refused() {
        for (String text : List.of("2023-02-29T10:00:00Z", "2018-07-22T25:00:00Z", "2018-07-22", "yesterday", "1532291641", "2018-7-2 1:2:3")) {
            assertThat(code(() -> with(',', "date", text).time("date"))).as(text).isEqualTo("time-malformed");
        }
    }

    @Test
    void leap_days_exist_in_leap_years_only() {
        assertThat(with(',', "date", "2024-02-29").date("date")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(code(() -> with(',', "date", "2023-02-29").date("date"))).isEqualTo("date-malformed");
    }

    @Test
    void future_and_prehistoric_times_are_refused() {
        Instant now = Instant.parse("2026-11-21T00:00:00Z");
        assertThat(code(() -> with(',', "date", "2026-11-21T00:00:01Z").past("date", now))).isEqualTo("time-in-future");
        assertThat(code(() -> with(',', "date", "0001-01-01T00:00:00Z").past("date", now))).isEqualTo("time-out-of-range");
    }

    @Test
    void amounts_have_a_dot_and_a_comma_only_between_semicolons() {
        assertThat(with(',', "cost", "12.5").amount("cost")).isEqualByComparingTo("12.5");
        assertThat(with(';', "cost", "12,5").amount("cost")).isEqualByComparingTo("12.5");
        assertThat(with(';', "cost", "12.50").amount("cost")).isEqualByComparingTo("12.5");
        assertThat(with(',', "cost", "").amount("cost")).isNull();
        assertThat(code(() -> with(',', "cost", "12,5").amount("cost"))).isEqualTo("amount-malformed");
    }

    @Test
    void thousands_separators_are_named_and_never_guessed() {
        for (String text : List.of("1,234", "1,234.50", "1 234.50", "1'234.50", "12,345,678")) {
            assertThat(code(() -> with(',', "cost", text).amount("cost"))).as(text).isEqualTo("thousands-separator");
        }
        assertThat(code(() -> with(';', "cost", "1.234,50").amount("cost"))).isEqualTo("thousands-separator");
        assertThat(code(() -> with(';', "cost", "1.234").amount("cost"))).isEqualTo("amount-ambiguous");
        assertThat(code(() -> with(';', "cost", "1,234").amount("cost"))).isEqualTo("amount-ambiguous");
        assertThat(with(',', "cost", "1.234").amount("cost")).isEqualByComparingTo("1.234");
        assertThat(with(';', "cost", "0,123").amount("cost")).isEqualByComparingTo("0.123");
    }

    @Test
    void absurd_amounts_are_refused_before_any_arithmetic() {
        assertThat(code(() -> with(',', "cost", "1e999999999").amount("cost"))).isEqualTo("amount-malformed");
        assertThat(code(() -> with(',', "cost", "9".repeat(64)).amount("cost"))).isEqualTo("amount-malformed");
        assertThat(code(() -> with(',', "cost", "-1").amount("cost"))).isEqualTo("amount-negative");
        assertThat(code(() -> with(',', "cost", "NaN").amount("cost"))).isEqualTo("amount-malformed");
    }

    @Test
    void money_is_held_to_the_decimals_and_the_limit_of_its_currency() {
        assertThat(with(',', "cost", "10000000000000").money("cost", "EUR")).isEqualTo("10000000000000.00");
        assertThat(code(() -> with(',', "cost", "10000000000000.01").money("cost", "EUR"))).isEqualTo("amount-out-of-range");
        assertThat(code(() -> with(',', "cost", "1.5").money("cost", "JPY"))).isEqualTo("amount-too-precise");
        assertThat(with(',', "cost", "1.234").money("cost", "KWD")).isEqualTo("1.234");
    }

    @Test
    void currencies_are_known_ones_in_any_case() {
        assertThat(with(',', "currency", "eur").currency("currency", "USD")).isEqualTo("EUR");
        assertThat(with(',', "currency", " ").currency("currency", "USD")).isEqualTo("USD");
        assertThat(code(() -> with(',', "currency", "EURO").currency("currency", "USD"))).isEqualTo("currency-unknown");
    }

    @Test
    void control_characters_and_over_long_cells_are_refused() {
        assertThat(code(() -> with(',', "keyword", "\"a\nb\"").text("keyword", 256))).isEqualTo("control-character");
        assertThat(code(() -> with(',', "keyword", "x".repeat(257)).text("keyword", 256))).isEqualTo("too-long");
    }

    @Test
    void addresses_are_hashed_once_and_the_same_in_every_locale() {
        assertThat(Hashed.email(" Jane.Doe@gmail.com ".strip())).isEqualTo("831f6494ad6be4fcb3a724c3d5fef22d3ceffa3c62ef3a7984e45a0ea177f982");
        assertThat(Hashed.email("831F6494AD6BE4FCB3A724C3D5FEF22D3CEFFA3C62EF3A7984E45A0EA177F982")).isEqualTo("831f6494ad6be4fcb3a724c3d5fef22d3ceffa3c62ef3a7984e45a0ea177f982");
        assertThat(Hashed.phone("+1 (800) 555-0100")).isEqualTo("fb4f73a6ec5fdb7077d564cdd22c3554b43ce49168550c3b12c547b78c517b30");
        java.util.Locale before = java.util.Locale.getDefault();
        try {
            java.util.Locale.setDefault(java.util.Locale.forLanguageTag("tr"));
            assertThat(Hashed.email("JOHN_SMITH@GMAIL.COM")).isEqualTo("62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f");
        } finally {
            java.util.Locale.setDefault(before);
        }
        assertThat(code(() -> Hashed.email("nobody"))).isEqualTo("email-malformed");
    }

    private static String code(ThrowingCallable call) {
        BadRow bad = catchThrowableOfType(BadRow.class, call);
        return bad == null ? null : bad.code();
    }

    /** A row of a costs file that has this cell and otherwise what is required. */
    private static Row with(char delimiter, String column, String cell) {
        try {
            String d = String.valueOf(delimiter);
            String quoted = cell.startsWith("\"") ? cell : "\"" + cell + "\"";
            String names = String.join(d, "date", "channel", "cost", "currency", "keyword");
            String cells = names.replace(column, "@").replaceAll("[a-z]+", "").replace("@", java.util.regex.Matcher.quoteReplacement(quoted));
            CsvRecords records = new CsvRecords(new CsvLines(new ByteArrayInputStream((names + "\n" + cells + d + "\n").getBytes(StandardCharsets.UTF_8))));
            Header header = Header.find(records, Columns.of(ImportKind.COSTS), Map.of());
            CsvRecords.Entry entry = records.next();
            return new Row(entry == null ? List.of() : entry.cells(), header);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
