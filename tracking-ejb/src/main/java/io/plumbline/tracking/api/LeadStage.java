package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a sales team stands with a lead. The first six are a ladder: who reached one has passed those before it. The others are ways out. */
public enum LeadStage implements Keyed {
    NEW, CONTACTED,
    /** Marketing finds it worth a salesperson's time. */
    MQL,
    /** Sales agrees. */
    SQL, OPPORTUNITY, WON,
    LOST,
    /** Nobody who could ever buy. */
    DISQUALIFIED,
    /** Somebody has handed the same person in before. */
    DUPLICATE,
    /** A machine, or made up. */
    SPAM;

    public boolean isOnLadder() {
        return ordinal() <= WON.ordinal();
    }

    /** Whether being here says that {@code other} was passed. */
    public boolean hasPassed(LeadStage other) {
        return this == other || isOnLadder() && other.isOnLadder() && ordinal() >= other.ordinal();
    }

    /** Whether it leads nowhere any more. */
    public boolean isLoss() {
        return !isOnLadder();
    }

    /** Those that a lead comes to after it was taken in. */
    public static List<LeadStage> later() {
        return Arrays.stream(values()).filter(stage -> stage != NEW).toList();
    }

    public static Optional<LeadStage> named(String key) {
        return Arrays.stream(values()).filter(stage -> stage.key().equals(key)).findFirst();
    }
}
