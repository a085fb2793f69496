package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** An experiment runs once: what is changed and started again would mix two experiments into one figure. */
public enum ExperimentStatus implements Keyed {
    DRAFT, RUNNING, STOPPED, DISCARDED;

    public boolean mayBecome(ExperimentStatus next) {
        return switch (this) {
            case DRAFT -> next == RUNNING || next == DISCARDED;
            case RUNNING -> next == STOPPED;
            case STOPPED -> next == DISCARDED;
            case DISCARDED -> false;
        };
    }
}
