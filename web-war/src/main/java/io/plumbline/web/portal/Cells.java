package io.plumbline.web.portal;

import java.math.BigDecimal;
import java.math.MathContext;

/** Reads cells of a report's answer: counts are Long, money is decimal text, ratios are BigDecimal or null. */
public final class Cells {

    private Cells() {
    }

    /** Null where there is no denominator. */
    public static BigDecimal number(Object cell) {
        return cell == null ? null : new BigDecimal(cell.toString());
    }

    /** Relative change, or null when there is nothing to compare with. */
    public static BigDecimal change(Object now, Object before) {
        BigDecimal then = number(before);
        return then == null || then.signum() == 0 || now == null ? null
                : number(now).subtract(then).divide(then.abs(), MathContext.DECIMAL32);
    }
}
