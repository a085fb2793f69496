package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** State of a campaign, partner or link. */
public enum PlanStatus implements Keyed {
    DRAFT, ACTIVE, PAUSED, ENDED;

    /** Draft may start or be given up; what ran may pause and resume; what ended stays ended. */
    public boolean mayBecome(PlanStatus next) {
        return switch (this) {
            case DRAFT -> next == ACTIVE || next == ENDED;
            case ACTIVE -> next == PAUSED || next == ENDED;
            case PAUSED -> next == ACTIVE || next == ENDED;
            case ENDED -> false;
        };
    }
}
