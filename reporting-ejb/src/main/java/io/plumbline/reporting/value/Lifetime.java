package io.plumbline.reporting.value;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** Purchases until a silent death: how often, and for how long. */
interface Lifetime {

    GaussIntegrator OVER_TIME = new GaussIntegratorFactory().legendre(24, 0, 1);

    /** The likelihood of one customer after another under these parameters. For one thread. */
    interface Likelihood {

        /**
         * @param gradient receives the derivatives by the logarithms of the parameters, in their order
         * @return the logarithm of the likelihood
         */
        double of(Buyer buyer, double[] gradient);
    }

    Likelihood logLikelihood();

    /** Probability that the customer is still there at the end of the calibration, 0 to 1. */
    double alive(Buyer buyer);

    /** Purchases expected in the {@code horizon} that follows the calibration. */
    double expected(Buyer buyer, double horizon);

    /**
     * The same, each purchase discounted continuously to the end of the calibration: by parts, e<sup>-δH</sup>E(H) + δ∫e<sup>-δu</sup>E(u)du,
     * in which nothing is ever subtracted.
     */
    default double discounted(Buyer buyer, double horizon, double rate) {
        double sum = Math.exp(-rate * horizon) * expected(buyer, horizon);
        for (int i = 0; rate > 0 && i < OVER_TIME.getNumberOfPoints(); i++) {
            double u = horizon * OVER_TIME.getPoint(i);
            sum += rate * horizon * OVER_TIME.getWeight(i) * Math.exp(-rate * u) * expected(buyer, u);
        }
        return sum;
    }
}
