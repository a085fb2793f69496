package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ExperimentMetric;

/** The least that a verdict is built on: below it means are not normal yet, and the smallest arm decides by accident. */
final class Evidence {

    static final int LEAST_UNITS = 100;
    static final int LEAST_EXPECTED = 25;

    private Evidence() {
    }

    static boolean suffices(ExperimentMetric metric, Effect effect) {
        long fewest = Math.min(effect.base().units(), effect.arm().units());
        if (!effect.says() || fewest < LEAST_UNITS) {
            return false;
        }
        if (metric != ExperimentMetric.BINOMIAL) {
            return true;
        }
        double rate = (effect.base().value() * effect.base().units() + effect.arm().value() * effect.arm().units()) / effect.units();
        return fewest * Math.min(rate, 1 - rate) >= LEAST_EXPECTED;
    }
}
