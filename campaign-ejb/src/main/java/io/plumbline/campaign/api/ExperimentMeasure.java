package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** What an experiment is decided by, chosen before it starts: visitors who convert, value a visitor, value a conversion. */
public enum ExperimentMeasure implements Keyed {
    CONVERSION_RATE, VALUE_PER_VISITOR, VALUE_PER_CONVERSION
}
