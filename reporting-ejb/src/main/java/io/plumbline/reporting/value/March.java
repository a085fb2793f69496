package io.plumbline.reporting.value;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Integrates a positive function that is given by its logarithm, panel by panel (Gauss-Legendre), each so narrow that the logarithm
 * is nearly straight on it; what has fallen below the last digit is left out. A sum of positive terms loses no digits.
 */
final class March {

    interface Node {
        /**
         * The logarithm of the function was asked at {@code v} just before.
         *
         * @param weight of the quadrature times the function
         */
        void at(double v, double weight);
    }

    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(16, 0, 1);
    private static final double WIDEST = 0.75;
    private static final double STEEPEST = 12;
    private static final double NEGLIGIBLE = -45;
    private static final int MOST_PANELS = 2000;

    private March() {
    }

    /** @param slope how fast the logarithm changes; may at most triple over a unit of v */
    static void over(double from, double to, DoubleUnaryOperator log, DoubleUnaryOperator slope, Node node) {
        double highest = Double.NEGATIVE_INFINITY;
        double at = from;
        for (int panel = 0; panel < MOST_PANELS && at < to; panel++) {
            double here = log.applyAsDouble(at);
            highest = Math.max(highest, here);
            if (here < highest + NEGLIGIBLE) {
                return;
            }
            double width = Math.min(to - at, Math.min(WIDEST, STEEPEST / (1 + Math.abs(slope.applyAsDouble(at)))));
            for (int i = 0; i < RULE.getNumberOfPoints(); i++) {
                double v = at + width * RULE.getPoint(i);
                node.at(v, width * RULE.getWeight(i) * Math.exp(log.applyAsDouble(v)));
            }
            at = at + width < to ? at + width : to;
        }
    }
}
