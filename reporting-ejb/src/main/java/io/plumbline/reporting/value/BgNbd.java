package io.plumbline.reporting.value;

import static java.lang.Math.expm1;
import static java.lang.Math.log;
import static java.lang.Math.log1p;
import static org.hipparchus.special.Gamma.digamma;
import static org.hipparchus.special.Gamma.logGamma;

/**
 * Beta-geometric / NBD (Fader, Hardie, Lee 2005, Marketing Science 24(2)): purchases come at a rate that is gamma (r, alpha) over
 * customers, and after each repeat one is gone with a probability that is beta (a, b).
 */
record BgNbd(double r, double alpha, double a, double b) implements Lifetime {

    @Override
    public Likelihood logLikelihood() {
        ByCount<OfRepeats> counts = new ByCount<>(this::ofRepeats);
        return (buyer, gradient) -> logLikelihood(buyer, counts.of(buyer.x()), gradient);
    }

    /** Of the likelihood and its derivatives, what depends on the repeats alone. */
    private record OfRepeats(double likelihood, double byR, double byA, double byB) {
    }

    private OfRepeats ofRepeats(int x) {
        double both = digamma(a + b) - digamma(a + b + x);
        return new OfRepeats(logGamma(r + x) - logGamma(r) + r * log(alpha) + logGamma(a + b) + logGamma(b + x) - logGamma(b) - logGamma(a + b + x),
                digamma(r + x) - digamma(r) + log(alpha), both, both + digamma(b + x) - digamma(b));
    }

    private double logLikelihood(Buyer buyer, OfRepeats known, double[] gradient) {
        int x = buyer.x();
        double atEnd = log(alpha + buyer.age());
        double gone = gone(buyer);
        double stays = LogOdds.probability(-gone);
        double leaves = LogOdds.probability(gone);
        double atLast = log(alpha + buyer.recency());
        gradient[0] = r * (known.byR() - stays * atEnd - leaves * atLast);
        gradient[1] = r - alpha * (r + x) * (stays / (alpha + buyer.age()) + leaves / (alpha + buyer.recency()));
        gradient[2] = a * known.byA() + leaves;
        gradient[3] = b * (known.byB() - (x == 0 ? 0 : leaves / (b + x - 1)));
        return known.likelihood() - (r + x) * atEnd + LogOdds.softplus(gone);
    }

    @Override
    public double alive(Buyer buyer) {
        return LogOdds.probability(-gone(buyer));
    }

    /**
     * Of one who is there: purchases up to the one that is the last, (1 - (1 + pt/(alpha + T))<sup>-(r+x)</sup>) / p, averaged over the
     * beta (a, b + x) of p. The published form with 2F1 is the same number, but divides by a - 1.
     */
    @Override
    public double expected(Buyer buyer, double horizon) {
        double share = horizon / (alpha + buyer.age());
        double shape = r + buyer.x();
        return alive(buyer) * BetaMean.of(a, b + buyer.x(), p -> p < Double.MIN_NORMAL ? shape * share : -expm1(-shape * log1p(p * share)) / p);
    }

    /** Log-odds of having left, against still being there. Nobody leaves before a repeat. */
    private double gone(Buyer buyer) {
        int x = buyer.x();
        return x == 0 ? Double.NEGATIVE_INFINITY
                : log(a) - log(b + x - 1) + (r + x) * (log(alpha + buyer.age()) - log(alpha + buyer.recency()));
    }
}
