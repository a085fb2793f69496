package io.plumbline.reporting.api;

import java.io.Serializable;

/**
 * @param rate         of both variants: there is no difference to find
 * @param unitsPerLook over both variants
 * @param looks        1 to 200
 * @param runs         1 to 5000; runs × looks × units per look at most 100 million. As a model run of kind {@code experiment-peeking} 1 to 20000, and a thousand million
 * @param weights      of the two variants; null for equal ones
 */
public record PeekQuestion(double rate, int unitsPerLook, int looks, int runs, Weights weights, double alpha, long seed) implements Serializable {
}
