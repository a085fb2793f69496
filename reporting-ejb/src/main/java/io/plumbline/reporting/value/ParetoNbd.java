package io.plumbline.reporting.value;

import static java.lang.Math.exp;
import static java.lang.Math.expm1;
import static java.lang.Math.log;
import static java.lang.Math.log1p;
import static org.hipparchus.special.Gamma.digamma;
import static org.hipparchus.special.Gamma.logGamma;

/**
 * Pareto/NBD (Schmittlein, Morrison, Colombo 1987; Fader, Hardie 2005): purchases come at a rate that is gamma (r, alpha) over customers,
 * life ends at a rate that is gamma (s, beta). The published likelihood has a difference of two 2F1; that difference is the integral
 * of (alpha+τ)<sup>-(r+x)</sup> (beta+τ)<sup>-(s+1)</sup> over the time τ of death between last purchase and end, which is positive throughout.
 */
record ParetoNbd(double r, double alpha, double s, double beta) implements Lifetime {

    /** The customer died between last purchase and end: log-odds against being there, and the means that the gradient needs. */
    private final class Death {
        private final double shape;
        private final double nearer = Math.min(alpha, beta);
        private final double top;
        private double a;
        private double b;
        private double logA;
        private double logB;
        private double mass;
        private double logAlpha;
        private double perAlpha;
        private double logBeta;
        private double perBeta;

        Death(Buyer buyer) {
            shape = r + buyer.x();
            double start = log(nearer + buyer.recency());
            top = weight(start);
            // On the scale of log(nearer + τ) both factors are smooth, however small alpha or beta.
            March.over(start, log(nearer + buyer.age()), v -> weight(v) - top, this::slope, (v, weight) -> add(weight));
        }

        double logOdds(double there) {
            return mass == 0 ? Double.NEGATIVE_INFINITY : log(s) + top + log(mass) - there;
        }

        double mean(double sum) {
            return mass == 0 ? 0 : sum / mass;
        }

        private double weight(double v) {
            double shifted = exp(v);
            a = shifted + (alpha - nearer);
            b = shifted + (beta - nearer);
            logA = log(a);
            logB = log(b);
            return v - shape * logA - (s + 1) * logB;
        }

        private double slope(double v) {
            double shifted = exp(v);
            return 1 - shape * shifted / (shifted + (alpha - nearer)) - (s + 1) * shifted / (shifted + (beta - nearer));
        }

        /** Of the point that was weighed last. */
        private void add(double weight) {
            mass += weight;
            logAlpha += weight * logA;
            perAlpha += weight / a;
            logBeta += weight * logB;
            perBeta += weight / b;
        }
    }

    /** Of the likelihood and its derivatives, what depends on the repeats alone. */
    private record OfRepeats(double likelihood, double byR) {
    }

    @Override
    public Likelihood logLikelihood() {
        ByCount<OfRepeats> counts = new ByCount<>(x -> new OfRepeats(logGamma(r + x) - logGamma(r) + r * log(alpha) + s * log(beta), digamma(r + x) - digamma(r) + log(alpha)));
        return (buyer, gradient) -> logLikelihood(buyer, counts.of(buyer.x()), gradient);
    }

    private double logLikelihood(Buyer buyer, OfRepeats known, double[] gradient) {
        int x = buyer.x();
        Death death = new Death(buyer);
        double atEnd = atEnd(buyer);
        double odds = death.logOdds(atEnd);
        double there = LogOdds.probability(-odds);
        double dead = LogOdds.probability(odds);
        double endAlpha = alpha + buyer.age();
        double endBeta = beta + buyer.age();
        gradient[0] = r * (known.byR() - there * log(endAlpha) - dead * death.mean(death.logAlpha));
        gradient[1] = r - alpha * (r + x) * (there / endAlpha + dead * death.mean(death.perAlpha));
        gradient[2] = s * (log(beta) - there * log(endBeta) - dead * death.mean(death.logBeta)) + dead;
        gradient[3] = s - beta * (there * s / endBeta + dead * (s + 1) * death.mean(death.perBeta));
        return known.likelihood() + atEnd + LogOdds.softplus(odds);
    }

    @Override
    public double alive(Buyer buyer) {
        return LogOdds.probability(-new Death(buyer).logOdds(atEnd(buyer)));
    }

    private double atEnd(Buyer buyer) {
        return -(r + buyer.x()) * log(alpha + buyer.age()) - s * log(beta + buyer.age());
    }

    @Override
    public double expected(Buyer buyer, double horizon) {
        double left = log1p(horizon / (beta + buyer.age()));
        return alive(buyer) * rate(buyer) * (beta + buyer.age()) * survived((s - 1) * left) * left;
    }

    /** Without an end, the "DERT" of Fader, Hardie, Lee (2005, Journal of Marketing Research 42): needs a rate above zero. */
    @Override
    public double discounted(Buyer buyer, double horizon, double rate) {
        double since = beta + buyer.age();
        double[] lived = {0};
        March.over(log(since), horizon == Double.POSITIVE_INFINITY ? log(since + 60 / rate) : log(since + horizon),
                v -> v - s * (v - log(since)) - rate * (exp(v) - since), v -> 1 - s - rate * exp(v), (v, weight) -> lived[0] += weight);
        return alive(buyer) * rate(buyer) * lived[0];
    }

    private double rate(Buyer buyer) {
        return (r + buyer.x()) / (alpha + buyer.age());
    }

    /** (1 - e<sup>-z</sup>) / z, which is 1 at zero: s = 1 is nothing special. */
    private static double survived(double z) {
        return Math.abs(z) < 1e-12 ? 1 : -expm1(-z) / z;
    }
}
