package io.plumbline.reporting.value;

/** Probabilities on the scale of log-odds, where nothing overflows. */
final class LogOdds {

    private LogOdds() {
    }

    static double probability(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    /** log(1 + e<sup>z</sup>). */
    static double softplus(double z) {
        return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
    }
}
