package io.plumbline.reporting.api;

import io.plumbline.shared.Keyed;

/** Winner: at least one variant beats the baseline. Loser: every variant is worse. Invalid: the split is not the planned one, so nothing is said. */
public enum ExperimentVerdict implements Keyed {
    WINNER, LOSER, NO_DIFFERENCE, NOT_ENOUGH_DATA, INVALID
}
