package io.plumbline.reporting.value;

import static java.lang.Math.log;
import static org.hipparchus.special.Gamma.digamma;
import static org.hipparchus.special.Gamma.logGamma;

/**
 * Gamma-gamma model of spend (Fader, Hardie 2013): amounts of a customer are gamma (p, v), v is gamma (q, gamma) over customers, and
 * neither depends on how often they buy.
 */
record GammaGamma(double p, double q, double gamma) {

    /** @param count purchases with an amount, of which {@code mean} > 0 is the mean; the gradient is by logarithms */
    double logLikelihood(int count, double mean, double[] gradient) {
        double shape = p * count + q;
        double scale = log(gamma + mean * count);
        gradient[0] = p * count * (digamma(shape) - digamma(p * count) + log(mean) + log(count) - scale);
        gradient[1] = q * (digamma(shape) - digamma(q) + log(gamma) - scale);
        gradient[2] = q - gamma * shape / (gamma + mean * count);
        return logGamma(shape) - logGamma(p * count) - logGamma(q) + q * log(gamma) + (p * count - 1) * log(mean) + p * count * log(count) - shape * scale;
    }

    /** Expected mean amount of a purchase, of a customer with that many amounts; of anybody with none. Only for q > 1. */
    double expectedMean(int count, double mean) {
        return p * (gamma + mean * count) / (p * count + q - 1);
    }
}
