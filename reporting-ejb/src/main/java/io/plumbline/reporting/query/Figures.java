package io.plumbline.reporting.query;

import io.plumbline.reporting.metric.Definition;
import io.plumbline.reporting.metric.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The sums of one row: counts, and money in minor units of the answer's currency, exact until {@link #settle}. */
final class Figures {

    private static final int RATIO_DECIMALS = 6;
    private static final int EXTRA_MONEY_DECIMALS = 4;

    private final BigDecimal[] exact = new BigDecimal[Measure.values().length];
    private final long[] settled = new long[Measure.values().length];
    private final Set<Measure> unknown = EnumSet.noneOf(Measure.class);

    Figures() {
        java.util.Arrays.fill(exact, BigDecimal.ZERO);
    }

    void add(Measure measure, BigDecimal more) {
        exact[measure.ordinal()] = exact[measure.ordinal()].add(more);
    }

    /** A part of the sum is not known, so none of it is. */
    void isUnknown(Measure measure) {
        unknown.add(measure);
    }

    void add(Figures other) {
        unknown.addAll(other.unknown);
        for (int i = 0; i < exact.length; i++) {
            exact[i] = exact[i].add(other.exact[i]);
        }
    }

    void takeAway(Figures other) {
        unknown.addAll(other.unknown);
        for (int i = 0; i < exact.length; i++) {
            exact[i] = exact[i].subtract(other.exact[i]);
        }
    }

    BigDecimal exact(Measure measure) {
        return exact[measure.ordinal()];
    }

    /** Gives the measure its whole number of minor units (or its count). */
    void settle(Measure measure, long whole) {
        settled[measure.ordinal()] = whole;
    }

    /** Long for counts, decimal text for money, BigDecimal for ratios, null for a ratio without denominator and for what is not known. */
    Object cell(Definition metric, int currencyDigits) {
        if (metric.measures().stream().anyMatch(unknown::contains)) {
            return null;
        }
        if (!metric.isRatio()) {
            long whole = metric.over().entrySet().stream().mapToLong(e -> e.getValue() * settled[e.getKey().ordinal()]).sum();
            return metric.isMoney() ? BigDecimal.valueOf(whole, currencyDigits).toPlainString() : (Object) whole;
        }
        BigDecimal ratio = ratio(metric, currencyDigits);
        return ratio == null || !metric.isMoney() ? ratio : ratio.toPlainString();
    }

    private BigDecimal ratio(Definition metric, int currencyDigits) {
        BigDecimal under = sum(metric.under());
        if (under.signum() == 0) {
            return null;
        }
        BigDecimal over = sum(metric.over()).multiply(BigDecimal.valueOf(metric.factor()));
        if (!metric.isMoney()) {
            return trimmed(over.divide(under, RATIO_DECIMALS, RoundingMode.HALF_EVEN), 0);
        }
        // A click may cost a fraction of a cent: a rate keeps more decimals than an amount, but never shows fewer.
        return trimmed(over.movePointLeft(currencyDigits).divide(under, currencyDigits + EXTRA_MONEY_DECIMALS, RoundingMode.HALF_EVEN), currencyDigits);
    }

    private BigDecimal sum(Map<Measure, Integer> terms) {
        return terms.entrySet().stream().map(e -> exact(e.getKey()).multiply(BigDecimal.valueOf(e.getValue()))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal trimmed(BigDecimal value, int least) {
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return plain.scale() < least ? plain.setScale(least) : plain;
    }
}
