package io.plumbline.shared;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An amount in the minor units of an ISO 4217 currency: 12.34 EUR is {@code minor = 1234}, 12 JPY is {@code minor = 12}.
 * This is the one place that rounds: half even, to the currency's own decimals.
 */
public record Money(long minor, String currency) implements Serializable {

    /** Largest accepted amount, 10^15 minor units: above it sums of a few thousand rows could overflow a {@code long}. */
    public static final long LIMIT = 1_000_000_000_000_000L;

    private static final int MAX_DIGITS = 30;

    public Money {
        digits(currency);
        if (minor > LIMIT || minor < -LIMIT) {
            throw new Invalid("amount", "amount-out-of-range", "The amount is beyond what one record may hold.");
        }
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /**
     * @param amount decimal amount in major units; must not have more decimals than the currency
     * @throws Invalid code {@code amount-malformed}, {@code amount-out-of-range}, {@code amount-too-precise}, {@code currency-unknown}
     */
    public static Money of(String amount, String currency) {
        BigDecimal exact = decimal(amount, "amount");
        int digits = digits(currency);
        if (exact.stripTrailingZeros().scale() > digits) {
            throw new Invalid("amount", "amount-too-precise", currency + " has " + digits + " decimals.");
        }
        return rounded(exact, currency);
    }

    /** @param exact amount in major units, any precision; rounded half even to the currency's decimals */
    public static Money rounded(BigDecimal exact, String currency) {
        BigInteger minor = exact.movePointRight(digits(currency)).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
        if (minor.bitLength() > 62) {
            throw new Invalid("amount", "amount-out-of-range", "The amount is beyond what one record may hold.");
        }
        return new Money(minor.longValue(), currency);
    }

    /**
     * Reads a plain decimal number. Precision and scale are checked before any arithmetic: {@code 1e999999999} would
     * otherwise fill the heap.
     */
    public static BigDecimal decimal(String text, String field) {
        if (text == null || text.isBlank() || text.length() > MAX_DIGITS || !text.strip().matches("[+-]?\\d+(\\.\\d+)?|[+-]?\\.\\d+")) {
            throw new Invalid(field, "amount-malformed", "Write a decimal number such as 12.34.");
        }
        return new BigDecimal(text.strip());
    }

    /** Decimals of the currency by ISO 4217. */
    public static int digits(String currency) {
        try {
            int digits = currency == null ? -1 : Currency.getInstance(currency).getDefaultFractionDigits();
            if (digits >= 0) {
                return digits;
            }
        } catch (IllegalArgumentException unknown) {
            // answered below, with the null and the funds codes such as XXX
        }
        throw new Invalid("currency", "currency-unknown", "Use a three-letter ISO 4217 code such as EUR.");
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money negated() {
        return new Money(-minor, currency);
    }

    public Money percent(BigDecimal percent) {
        return rounded(amount().multiply(percent).movePointLeft(2), currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    /** Amount in major units with the currency's decimals, for example {@code 12.30}. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, digits(currency));
    }

    /**
     * Shares that add up to this amount exactly (largest remainder; ties go to the earlier share).
     *
     * @param weights not negative, at least one positive
     */
    public List<Money> split(List<BigDecimal> weights) {
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() <= 0 || weights.stream().anyMatch(w -> w.signum() < 0)) {
            throw new IllegalArgumentException("Weights must be positive in sum and never negative: " + weights);
        }
        List<BigDecimal> exact = weights.stream()
                .map(w -> BigDecimal.valueOf(minor).multiply(w).divide(sum, 20, RoundingMode.HALF_EVEN)).toList();
        return apportion(exact, minor).stream().map(share -> new Money(share, currency)).toList();
    }

    /**
     * Whole numbers near {@code exact} that add up to {@code total} (largest remainder method, also called Hamilton's).
     *
     * @param total must be within one unit a share of the sum of {@code exact}
     */
    public static List<Long> apportion(List<BigDecimal> exact, long total) {
        List<Long> floors = new ArrayList<>(exact.stream().map(x -> x.setScale(0, RoundingMode.FLOOR).longValueExact()).toList());
        long left = total - floors.stream().mapToLong(Long::longValue).sum();
        List<Integer> byRemainder = IntStream.range(0, exact.size()).boxed()
                .sorted(Comparator.comparing((Integer i) -> exact.get(i).subtract(BigDecimal.valueOf(floors.get(i)))).reversed())
                .toList();
        for (int k = 0; left != 0; k = (k + 1) % floors.size()) {
            int i = left > 0 ? byRemainder.get(k) : byRemainder.get(floors.size() - 1 - k);
            floors.set(i, floors.get(i) + Long.signum(left));
            left -= Long.signum(left);
        }
        return floors;
    }

    @Override
    public String toString() {
        return amount().toPlainString() + " " + currency;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot add " + other.currency + " to " + currency);
        }
        return other;
    }
}
