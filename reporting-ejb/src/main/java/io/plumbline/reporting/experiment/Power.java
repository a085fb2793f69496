package io.plumbline.reporting.experiment;

import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/** Power of Student's two-sample test: the noncentral t beyond the critical value, integrated over the distribution of the variance. */
final class Power {

    private static final int STEPS = 400;
    private static final double DEVIATIONS = 12;
    /** With so many degrees of freedom the normal test needs the same number of units, within one. */
    private static final double NORMAL_FROM = 5000;

    private Power() {
    }

    /** @param effect in standard deviations, above zero; as in R's power.t.test only the tail in its direction counts */
    static double ofT(double effect, double unitsPerVariant, double alpha) {
        double degrees = 2 * unitsPerVariant - 2;
        double shift = effect * Math.sqrt(unitsPerVariant / 2);
        double critical = Normal.critical(alpha, degrees);
        if (degrees > NORMAL_FROM) {
            return Normal.below(shift - critical);
        }
        ChiSquaredDistribution squares = new ChiSquaredDistribution(degrees);
        double spread = DEVIATIONS * Math.sqrt(2 * degrees);
        double from = Math.max(0, degrees - spread);
        double step = (degrees + spread - from) / STEPS;
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            double w = from + (i + 0.5) * step;
            sum += squares.density(w) * Normal.below(shift - critical * Math.sqrt(w / degrees));
        }
        return sum * step;
    }
}
