package io.plumbline.reporting.api;

import java.io.Serializable;

/**
 * @param unitsPerVariant        for one look at the end
 * @param unitsPerVariantAnytime for a verdict that may be read at any time
 * @param days, daysAnytime      whole weeks, because weekdays differ; null without units per day
 */
public record SamplePlan(long unitsPerVariant, long unitsPerVariantAnytime, Integer days, Integer daysAnytime) implements Serializable {
}
