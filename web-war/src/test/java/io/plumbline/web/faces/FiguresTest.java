package io.plumbline.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private final Figures english = new Figures(Locale.ENGLISH);
    private final Figures german = new Figures(Locale.GERMAN);

    @Test
    void words_after_a_number_follow_it() {
        String read = "{0} [0:touch|touches] read, {1} in [1:one journey|{1} journeys]";
        assertThat(english.text(read, 1, 2)).isEqualTo("1 touch read, 2 in 2 journeys");
        assertThat(plain(english.text(read, "1 200", 1))).isEqualTo("1 200 touches read, 1 in one journey");
        assertThat(english.text(read, 0, new BigDecimal("1.5"))).isEqualTo("0 touches read, 1.5 in 1.5 journeys");
        assertThat(german.text("{0} [0:Tag|Tage]", "1")).isEqualTo("1 Tag");
    }

    @Test
    void small_numbers_are_exact_and_large_ones_compact() {
        assertThat(plain(english.compact(1284))).isEqualTo("1 284");
        assertThat(plain(english.compact(9999))).isEqualTo("9 999");
        assertThat(plain(english.compact(12_412))).isEqualTo("12.4 k");
        assertThat(plain(german.compact(12_412))).isEqualTo("12,4 k");
        assertThat(plain(english.compact(-2_500_000))).isEqualTo("−2.5 M");
        assertThat(plain(german.compact(2_500_000_000L))).isEqualTo("2,5 Mrd.");
        assertThat(plain(english.compact(new BigDecimal("3.456")))).isEqualTo("3.46");
    }

    @Test
    void rounding_up_to_a_thousand_takes_the_next_unit() {
        assertThat(plain(english.compact(999_949))).isEqualTo("999.9 k");
        assertThat(plain(english.compact(999_950))).isEqualTo("1.0 M");
    }

    @Test
    void money_has_the_decimals_of_its_currency() {
        assertThat(plain(english.money(128_450, "EUR"))).isEqualTo("1 284.50 EUR");
        assertThat(plain(german.money(128_450, "EUR"))).isEqualTo("1 284,50 EUR");
        assertThat(plain(english.money(10_000, "JPY"))).isEqualTo("10 000 JPY");
        assertThat(plain(english.money(1_234, "KWD"))).isEqualTo("1.234 KWD");
        assertThat(plain(english.money(-5, "EUR"))).isEqualTo("−0.05 EUR");
        assertThat(plain(english.money(9_223_372_036_854_775_807L, "EUR"))).isEqualTo("92 233 720 368 547 758.07 EUR");
    }

    @Test
    void what_has_no_value_is_a_dash_never_zero_or_nan() {
        assertThat(english.compact(null)).isEqualTo("—");
        assertThat(english.exact(Double.NaN)).isEqualTo("—");
        assertThat(english.percent(Double.POSITIVE_INFINITY)).isEqualTo("—");
        assertThat(english.money(null, "EUR")).isEqualTo("—");
        assertThat(english.change(5, 0).text()).isEqualTo("—");
        assertThat(english.time(null, ZoneId.of("UTC"))).isEqualTo("—");
    }

    @Test
    void a_change_says_its_sign_its_arrow_and_whether_it_is_good() {
        Figures.Change up = english.change(112, 100);
        assertThat(plain(up.text())).isEqualTo("+12.0 %");
        assertThat(up.getArrow()).isEqualTo("▲");
        assertThat(up.tone(true)).isEqualTo("good");
        assertThat(up.tone(false)).isEqualTo("bad");
        Figures.Change down = german.change(new BigDecimal("-0.0345"));
        assertThat(plain(down.text())).isEqualTo("−3,5 %");
        assertThat(down.tone(false)).isEqualTo("good");
        assertThat(english.change(1.0001, 1).tone(true)).isEqualTo("flat");
        assertThat(plain(english.change(-50, -100).text())).isEqualTo("+50.0 %");
    }

    @Test
    void nothing_rounds_to_minus_zero() {
        assertThat(plain(english.percent(-0.0001))).isEqualTo("0.0 %");
    }

    @Test
    void a_time_is_told_in_the_zone_asked_for() {
        Instant at = Instant.parse("2026-11-21T23:30:00Z");
        assertThat(english.time(at, ZoneId.of("Europe/Berlin"))).isEqualTo("22\u00a0Nov\u00a02026, 00:30");
        assertThat(german.time(at, ZoneId.of("Asia/Kathmandu"))).isEqualTo("22.\u00a0Nov.\u00a02026, 05:15");
        assertThat(english.days(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31))).isEqualTo("1\u00a0Oct – 31\u00a0Oct\u00a02026");
        assertThat(english.days(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 1))).isEqualTo("31\u00a0Dec\u00a02025 – 1\u00a0Jan\u00a02026");
    }

    @Test
    void a_month_is_told_by_its_name() {
        assertThat(english.month(YearMonth.of(2026, 11))).isEqualTo("November\u00a02026");
        assertThat(german.month(YearMonth.of(2026, 3))).isEqualTo("M\u00e4rz\u00a02026");
    }

    @Test
    void what_only_looks_like_a_day_stays_as_it_is() {
        assertThat(english.dated("2026-11", ZoneOffset.UTC)).isEqualTo("November\u00a02026");
        assertThat(english.dated("2026-11-22", ZoneOffset.UTC)).isEqualTo("22\u00a0Nov\u00a02026");
        assertThat(english.dated("2026-11-22T23:30:00Z", ZoneId.of("Europe/Berlin"))).isEqualTo("23\u00a0Nov\u00a02026, 00:30:00");
        assertThat(english.dated("2026-13", ZoneOffset.UTC)).isEqualTo("2026-13");
        assertThat(english.dated("2026-02-31", ZoneOffset.UTC)).isEqualTo("2026-02-31");
        assertThat(english.dated("2026-11-22T99:30:00Z", ZoneOffset.UTC)).isEqualTo("2026-11-22T99:30:00Z");
        assertThat(english.dated("order 2026-11", ZoneOffset.UTC)).isEqualTo("order 2026-11");
    }

    private static String plain(String text) {
        return text.replace(Figures.GAP, ' ');
    }
}
