package io.plumbline.reporting.delay;

/**
 * A number of conversions that is not known yet: mean and variance, read as a negative binomial (a Poisson where the variance is no larger).
 * The variance has chance, scatter between days beyond chance, and how well the rate is known.
 */
record ToCome(double mean, double variance) {

    static final ToCome NOTHING = new ToCome(0, 0);

    private static final double SMOOTH_FROM = 400;
    private static final int MOST = 1_000_000;

    /** Different channels' errors are their own. */
    ToCome plus(ToCome other) {
        return new ToCome(mean + other.mean, variance + other.variance);
    }

    /** The least number that is reached with that probability. */
    long quantile(double probability) {
        if (mean <= 0) {
            return 0;
        }
        if (mean > SMOOTH_FROM) {
            double z = Math.sqrt(2) * inverseErf(2 * probability - 1);
            return Math.max(0, Math.round(mean + z * Math.sqrt(variance)));
        }
        double size = variance > mean * (1 + 1e-9) ? mean * mean / (variance - mean) : Double.POSITIVE_INFINITY;
        boolean poisson = size > 1e9;
        double term = poisson ? Math.exp(-mean) : Math.exp(size * Math.log(size / (size + mean)));
        double sum = term;
        int k = 0;
        while (sum < probability && k < MOST) {
            term *= poisson ? mean / (k + 1) : (k + size) / (k + 1) * mean / (size + mean);
            k++;
            sum += term;
        }
        return k;
    }

    private static double inverseErf(double x) {
        return org.hipparchus.special.Erf.erfInv(x);
    }
}
