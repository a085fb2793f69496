package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.ExperimentQuestion.Variant;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes out of every unit what was known of it before the experiment (Deng, Xu, Kohavi, Walker 2013): y − θ (x − x̄), with θ the
 * slope within the variants, pooled, and x̄ the mean over all units.
 */
record Cuped(double theta, List<Moments> adjusted) {

    static Cuped of(ExperimentMetric metric, List<Variant> variants) {
        double within = 0;
        double cross = 0;
        double total = 0;
        long units = 0;
        for (Variant v : variants) {
            within += (v.units() - 1) * varianceOfCovariate(v);
            cross += (v.units() - 1) * covariance(v);
            total += v.covariateSum();
            units += v.units();
        }
        double theta = within > 0 ? cross / within : 0;
        double centre = total / units;
        List<Moments> adjusted = new ArrayList<>();
        for (Variant v : variants) {
            Moments plain = Moments.of(metric, v);
            double variance = plain.variance() + theta * theta * varianceOfCovariate(v) - 2 * theta * covariance(v);
            adjusted.add(new Moments(v.units(), plain.value() - theta * (v.covariateSum() / v.units() - centre), Math.max(0, variance)));
        }
        return new Cuped(theta, adjusted);
    }

    private static double varianceOfCovariate(Variant v) {
        return Moments.sampleVariance(v.units(), v.covariateSum(), v.covariateSumSquares());
    }

    private static double covariance(Variant v) {
        return Moments.sampleCovariance(v.units(), v.sum(), v.covariateSum(), v.covariateCrossSum());
    }
}
