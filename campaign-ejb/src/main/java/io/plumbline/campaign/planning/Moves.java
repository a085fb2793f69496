package io.plumbline.campaign.planning;

import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Invalid;

/** The moves of campaigns, partners and links. */
public final class Moves {

    private Moves() {
    }

    /**
     * The next state; staying is always allowed, because a move may be told twice.
     *
     * @throws Conflict code {@code transition-not-allowed}
     */
    public static PlanStatus checked(String what, PlanStatus present, PlanStatus next) {
        if (next == null) {
            throw new Invalid("status", "required", "Use active, paused or ended.");
        }
        if (next != present && !present.mayBecome(next)) {
            throw new Conflict("transition-not-allowed", "This " + what + " is " + present.key() + " and cannot become " + next.key() + ".");
        }
        return next;
    }

    /** Things begin as a draft or at once; they do not begin at their end. */
    public static boolean mayBegin(PlanStatus first) {
        return first == null || first == PlanStatus.DRAFT || first == PlanStatus.ACTIVE;
    }
}
