package io.plumbline.reporting.experiment;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** Tails of the normal and of Student's distribution. */
final class Normal {

    private static final NormalDistribution STANDARD = new NormalDistribution();
    /** Beyond this Student's distribution is the normal one to nine digits, and its continued fraction converges slowly. */
    private static final double MANY = 1e7;

    private Normal() {
    }

    static double below(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    static double quantile(double p) {
        return STANDARD.inverseCumulativeProbability(p);
    }

    static double twoSided(double t, double degrees) {
        double tail = degrees > MANY ? below(-Math.abs(t)) : new TDistribution(degrees).cumulativeProbability(-Math.abs(t));
        return Math.min(1, 2 * tail);
    }

    /** @return c with P(|T| > c) = alpha */
    static double critical(double alpha, double degrees) {
        return degrees > MANY ? quantile(1 - alpha / 2) : new TDistribution(degrees).inverseCumulativeProbability(1 - alpha / 2);
    }
}
