package io.plumbline.reporting.experiment;

/**
 * The asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (arXiv 2103.06476): Robbins' normal mixture
 * over the sum of units, with ρ chosen so that it is narrowest at {@code tuning} units (their equation for ρ). It covers the truth
 * at all looks at once with probability 1 − alpha.
 */
record Sequence(double rhoSquared) {

    static final double DEFAULT_TUNING = 5000;

    static Sequence of(double alpha, double tuning) {
        double log = -2 * Math.log(alpha);
        return new Sequence((log + Math.log(log + 1)) / tuning);
    }

    /** Of a mixture of shares that is narrowest at as many counts. */
    double concentration() {
        return 1 / rhoSquared;
    }

    /** @return half of the interval's width, for an estimate with this variance from so many units in all */
    double halfWidth(double varianceOfEstimate, double units, double alpha) {
        double spread = units * rhoSquared + 1;
        return Math.sqrt(varianceOfEstimate * 2 * spread / (units * rhoSquared) * Math.log(Math.sqrt(spread) / alpha));
    }

    /** One over the mixture likelihood ratio, at most 1: the smallest alpha whose interval leaves zero out. */
    double pValue(double estimate, double varianceOfEstimate, double units) {
        double spread = units * rhoSquared + 1;
        double evidence = estimate * estimate / varianceOfEstimate * units * rhoSquared / (2 * spread);
        return Math.min(1, Math.exp(-evidence) * Math.sqrt(spread));
    }
}
