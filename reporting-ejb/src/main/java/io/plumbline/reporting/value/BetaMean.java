package io.plumbline.reporting.value;

import java.util.function.DoubleUnaryOperator;

/**
 * The mean of a function of a beta (a, b) variable. On the scale of log-odds the density is a bell with exponential tails, and
 * stretched by sinh the trapezoidal rule is exact to the last digits: also for a or b near zero, where the density has a pole.
 */
final class BetaMean {

    private static final double STEP = 0.1;
    private static final double NEGLIGIBLE = -42;
    private static final int MOST_STEPS = 200;

    private final double a;
    private final double b;
    private final double centre;
    private final double spread;
    private final DoubleUnaryOperator function;
    private final double peak;
    private double weights;
    private double sum;

    private BetaMean(double a, double b, DoubleUnaryOperator function) {
        this.a = a;
        this.b = b;
        this.function = function;
        this.centre = Math.log(a) - Math.log(b);
        this.spread = Math.sqrt(1 / a + 1 / b);
        this.peak = logDensity(centre);
    }

    static double of(double a, double b, DoubleUnaryOperator function) {
        BetaMean mean = new BetaMean(a, b, function);
        mean.walk(0, 1);
        mean.walk(-1, -1);
        return mean.sum / mean.weights;
    }

    private void walk(int first, int direction) {
        for (int i = first; Math.abs(i) < MOST_STEPS && add(i * STEP); i += direction) {
        }
    }

    private boolean add(double v) {
        double odds = centre + spread * Math.sinh(v);
        double log = logDensity(odds) - peak + Math.log(Math.cosh(v));
        double weight = Math.exp(log);
        weights += weight;
        sum += weight * function.applyAsDouble(LogOdds.probability(odds));
        return log > NEGLIGIBLE;
    }

    private double logDensity(double odds) {
        return -a * LogOdds.softplus(-odds) - b * LogOdds.softplus(odds);
    }
}
