package io.plumbline.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final long SEED = 20261121;

    @ParameterizedTest
    @CsvSource({"12.34,EUR,1234", "12,JPY,12", "1.234,KWD,1234", "-0.01,EUR,-1", "+5,USD,500", ".5,EUR,50", "12.3400,EUR,1234"})
    void an_amount_is_kept_in_the_minor_units_of_its_currency(String amount, String currency, long minor) {
        assertThat(Money.of(amount, currency)).isEqualTo(new Money(minor, currency));
    }

    @ParameterizedTest
    @CsvSource({"12.345,EUR,amount-too-precise", "1.5,JPY,amount-too-precise", "1.2345,KWD,amount-too-precise", "1e999999999,EUR,amount-malformed",
            "NaN,EUR,amount-malformed", "1 000,EUR,amount-malformed", "'1,5',EUR,amount-malformed", "99999999999999999999,EUR,amount-out-of-range",
            "10000000000000.01,EUR,amount-out-of-range", "1,EUX,currency-unknown", "1,eur,currency-unknown", "1,XXX,currency-unknown"})
    void an_amount_that_cannot_be_kept_exactly_is_refused_with_its_reason(String amount, String currency, String code) {
        assertThatThrownBy(() -> Money.of(amount, currency)).isInstanceOfSatisfying(Invalid.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1.", "--1", "0x10", "1/2", "١٢", "111111111111111111111111111111111"})
    void text_that_is_no_plain_decimal_number_is_refused(String text) {
        assertThatThrownBy(() -> Money.decimal(text, "amount")).isInstanceOf(Invalid.class);
    }

    @Test
    void ten_over_three_is_3_34_3_33_3_33() {
        assertThat(Money.of("10.00", "EUR").split(List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE)))
                .extracting(Money::minor).containsExactly(334L, 333L, 333L);
    }

    @Test
    void shares_add_up_to_the_whole_and_none_is_a_unit_away_from_its_due_also_below_zero() {
        Random random = new Random(SEED);
        for (int round = 0; round < 5_000; round++) {
            Money whole = new Money(random.nextLong(2 * Money.LIMIT) - Money.LIMIT >> random.nextInt(50), "EUR");
            List<BigDecimal> weights = Stream.concat(Stream.of(BigDecimal.ONE),
                    IntStream.range(0, random.nextInt(30)).mapToObj(i -> BigDecimal.valueOf(random.nextInt(1000), random.nextInt(4)))).toList();
            List<Money> shares = whole.split(weights);
            assertThat(shares.stream().mapToLong(Money::minor).sum()).isEqualTo(whole.minor());
            BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            for (int i = 0; i < shares.size(); i++) {
                // |share * sum - whole * weight| < sum, cross-multiplied so that the oracle itself divides nothing.
                BigDecimal off = BigDecimal.valueOf(shares.get(i).minor()).multiply(sum).subtract(BigDecimal.valueOf(whole.minor()).multiply(weights.get(i)));
                assertThat(off.abs()).isLessThanOrEqualTo(sum);
            }
        }
    }

    @Test
    void apportioned_whole_numbers_add_up_to_the_total() {
        Random random = new Random(SEED);
        for (int round = 0; round < 5_000; round++) {
            List<BigDecimal> exact = IntStream.range(0, 1 + random.nextInt(20))
                    .mapToObj(i -> new BigDecimal(new BigInteger(40, random), 4).multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1))).toList();
            long total = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
            assertThat(Money.apportion(exact, total).stream().mapToLong(Long::longValue).sum()).isEqualTo(total);
        }
    }

    @ParameterizedTest
    @CsvSource({"10.00,12.5,1.25", "0.02,25,0.00", "0.06,25,0.02", "-0.06,25,-0.02", "19.99,12.5,2.50"})
    void a_percentage_is_rounded_half_even_to_the_minor_unit(String amount, BigDecimal percent, String expected) {
        assertThat(Money.of(amount, "EUR").percent(percent)).isEqualTo(Money.of(expected, "EUR"));
    }

    @Test
    void money_of_two_currencies_is_never_added() {
        assertThatThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "USD"))).isInstanceOf(IllegalArgumentException.class);
    }
}
