package io.plumbline.tracking.bulk;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import java.math.BigDecimal;

/** Media cost in millionths of a currency unit: platforms bill fractions of a cent. */
public final class Micros {

    /** Ninety rows at this limit still add up inside a {@code long}; no single row of a bill comes near it in any currency. */
    private static final BigDecimal LIMIT = new BigDecimal("100000000000");

    private Micros() {
    }

    /** @return null for no cost */
    public static Long of(String decimal, String currency, String field) {
        if (decimal == null) {
            return null;
        }
        Money.digits(currency);
        BigDecimal exact = Money.decimal(decimal, field);
        if (exact.signum() < 0) {
            throw new Invalid(field, "amount-negative", "A cost cannot be negative.");
        }
        if (exact.compareTo(LIMIT) > 0) {
            throw new Invalid(field, "amount-out-of-range", "The amount is beyond what one record may hold.");
        }
        if (exact.stripTrailingZeros().scale() > 6) {
            throw new Invalid(field, "amount-too-precise", "A cost has at most six decimals.");
        }
        return exact.movePointRight(6).longValueExact();
    }

    public static String decimal(long micros) {
        BigDecimal exact = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return exact.setScale(Math.max(2, exact.scale())).toPlainString();
    }
}
