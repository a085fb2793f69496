package io.plumbline.reporting.api;

import java.io.Serializable;
import java.time.Instant;

/**
 * The verdict of an experiment when it was last read out.
 *
 * @param variant the best one, where a verdict of winner or loser rests on it; null otherwise
 * @param lift    of that variant over the baseline, as a share
 * @param at      end of what was counted
 */
public record ExperimentRuling(ExperimentVerdict verdict, String variant, Double lift, Instant at) implements Serializable {
}
