package io.plumbline.reporting.api;

import io.plumbline.shared.Keyed;

/** What is compared: a share of units, a mean per unit, or a mean of one thing per another (of two sums over the same units). */
public enum ExperimentMetric implements Keyed {
    BINOMIAL, MEAN, RATIO
}
