package io.plumbline.reporting.attribution;

import java.math.BigDecimal;
import java.util.function.IntFunction;

/**
 * What one model gives, before anything is rounded. Index: {@link Step#cell}.
 *
 * @param conversions credit
 * @param valueMinor  credited value in minor units
 */
record Credited(IntFunction<BigDecimal> conversions, IntFunction<BigDecimal> valueMinor) {

    static Credited of(ExactSums credit, ExactSums value) {
        return new Credited(credit::get, value::get);
    }
}
