package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.ExperimentQuestion.Variant;
import java.util.SplittableRandom;

/** An arm of a played experiment. What a conversion is worth is log-normal with a sigma of one, as skewed as the baskets of shops are. */
final class Played {

    private final String name;
    private long units;
    private double conversions;
    private double value;
    private double squares;

    Played(String name) {
        this.name = name;
    }

    void visit(SplittableRandom random, double rate, ExperimentMetric metric) {
        units++;
        if (random.nextDouble() < rate) {
            conversions++;
            double worth = metric == ExperimentMetric.BINOMIAL ? 1 : Math.exp(random.nextGaussian());
            value += worth;
            squares += worth * worth;
        }
    }

    Variant variant(ExperimentMetric metric) {
        return switch (metric) {
            case BINOMIAL -> new Variant(name, units, conversions, null);
            case MEAN -> new Variant(name, units, value, squares);
            case RATIO -> new Variant(name, units, value, squares, conversions, conversions, value, null, null, null);
        };
    }
}
