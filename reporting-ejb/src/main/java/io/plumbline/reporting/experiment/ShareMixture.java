package io.plumbline.reporting.experiment;

import java.util.List;
import java.util.function.DoublePredicate;
import org.hipparchus.special.Beta;

/**
 * Robbins' mixture for a share: the likelihood of hits and misses under all shares, weighted by Beta(a, b), over that under one share.
 * If that one is true, this is a martingale from the first count on, and by Ville's inequality it ever reaches 1/alpha with
 * probability at most alpha: for any counts, without any approximation. It depends on the counts alone, not on their order.
 */
record ShareMixture(double a, double b) {

    /** Of a distance of at most one: far below any figure that is shown. */
    private static final int HALVINGS = 60;

    double logEvidence(double share, double hits, double misses) {
        return weighed(hits, misses) - logLikelihood(share, hits, misses);
    }

    double pValue(double share, double hits, double misses) {
        return Math.min(1, Math.exp(-logEvidence(share, hits, misses)));
    }

    /** Shares whose p-value is above alpha: the evidence is convex in the share, and least at the observed one. */
    List<Double> interval(double hits, double misses, double alpha) {
        double least = weighed(hits, misses) + Math.log(alpha);
        double observed = hits + misses == 0 ? 0.5 : hits / (hits + misses);
        DoublePredicate stands = share -> logLikelihood(share, hits, misses) > least;
        return List.of(last(stands, observed, 0), last(stands, observed, 1));
    }

    private double weighed(double hits, double misses) {
        return Beta.logBeta(a + hits, b + misses) - Beta.logBeta(a, b);
    }

    /** Nothing counted says nothing, even of a share that would be impossible. */
    private static double logLikelihood(double share, double hits, double misses) {
        return (hits == 0 ? 0 : hits * Math.log(share)) + (misses == 0 ? 0 : misses * Math.log1p(-share));
    }

    private static double last(DoublePredicate stands, double inside, double end) {
        if (stands.test(end)) {
            return end;
        }
        double standing = inside;
        double fallen = end;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (standing + fallen) / 2;
            if (stands.test(middle)) {
                standing = middle;
            } else {
                fallen = middle;
            }
        }
        return fallen;
    }
}
