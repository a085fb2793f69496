package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.shared.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"12.34|EUR|1234", "12,34|EUR|1234", "12|JPY|12", "1.234|KWD|1234", "0|EUR|0", " 5.5 |EUR|550", "12.3400|EUR|1234"})
    void dot_and_comma_both_mark_decimals(String text, String currency, long minor) {
        assertThat(AmountText.read(text, currency).minor()).isEqualTo(minor);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1,234.56|amount-malformed", "1.2.3|amount-malformed", "-5|amount-negative", "1e999999999|amount-malformed", "12.345|amount-too-precise",
            "99999999999999999999|amount-out-of-range", "abc|amount-malformed", "{amount}|amount-malformed", "NaN|amount-malformed", "٣|amount-malformed"})
    void what_could_be_read_two_ways_is_refused(String text, String code) {
        assertThatThrownBy(() -> AmountText.read(text, "EUR")).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
    }
}
