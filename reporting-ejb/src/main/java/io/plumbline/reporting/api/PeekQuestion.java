package io.plumbline.reporting.api;

import java.io.Serializable;

/**
 * @param rate         of both variants: there is no difference to find
 * @param unitsPerLook over both variants
 * @param looks        1 to 200
 * @param runs         1 to 5000; runs × looks × units per look at most 100 million. As a model run of kind {@code experiment-peeking} 1 to 20000, and a thousand million
 * @param weights      of the two variants; null for equal ones
 * @param metric       null for binomial; for a mean or ratio every conversion has a value of its own, log-normal with a sigma of one: value per unit, value per conversion
 */
public record PeekQuestion(double rate, int unitsPerLook, int looks, int runs, Weights weights, double alpha, long seed,
        ExperimentMetric metric) implements Serializable {
}
