package io.plumbline.reporting.value;

import static java.lang.Math.log;
import static org.hipparchus.special.Gamma.digamma;
import static org.hipparchus.special.Gamma.logGamma;

/**
 * Gamma-gamma model of spend (Fader, Hardie 2013): amounts of a customer are gamma (p, v), v is gamma (q, gamma) over customers, and
 * neither depends on how often they buy.
 */
record GammaGamma(double p, double q, double gamma) {

    /** The likelihood of one customer after another under these parameters. For one thread. */
    interface Likelihood {

        /**
         * @param count    purchases with an amount, of which {@code mean} > 0 is the mean
         * @param gradient receives the derivatives by the logarithms of p, q and gamma
         * @return the logarithm of the likelihood
         */
        double of(int count, double mean, double[] gradient);
    }

    Likelihood logLikelihood() {
        ByCount<OfCount> counts = new ByCount<>(this::ofCount);
        return (count, mean, gradient) -> logLikelihood(count, mean, counts.of(count), gradient);
    }

    /** Of the likelihood and its derivatives, what depends on the count alone. */
    private record OfCount(double likelihood, double byP, double byQ) {
    }

    private OfCount ofCount(int count) {
        double shape = p * count + q;
        return new OfCount(logGamma(shape) - logGamma(p * count) - logGamma(q) + q * log(gamma), digamma(shape) - digamma(p * count), digamma(shape) - digamma(q) + log(gamma));
    }

    private double logLikelihood(int count, double mean, OfCount known, double[] gradient) {
        double shape = p * count + q;
        double scale = log(gamma + mean * count);
        gradient[0] = p * count * (known.byP() + log(mean) + log(count) - scale);
        gradient[1] = q * (known.byQ() - scale);
        gradient[2] = q - gamma * shape / (gamma + mean * count);
        return known.likelihood() + (p * count - 1) * log(mean) + p * count * log(count) - shape * scale;
    }

    /** Expected mean amount of a purchase, of a customer with that many amounts; of anybody with none. Only for q > 1. */
    double expectedMean(int count, double mean) {
        return p * (gamma + mean * count) / (p * count + q - 1);
    }
}
