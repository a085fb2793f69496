package io.plumbline.tracking.lead;

import io.plumbline.shared.Money;
import io.plumbline.tracking.api.LeadStage;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a lead stands and where it has been, by when things happened: in whatever order they are told, and however often, the answer is the same.
 *
 * @param present the stage of the latest change; of several at one moment the one further on
 * @param reached when each stage was first reached; on the ladder, who reached one has passed those before it
 * @param values  what was said at each stage, by the latest change that said something
 * @param reason  why it stands where it does, in the words of whoever said so, or null
 */
record Ladder(LeadStage present, Instant since, Map<LeadStage, Instant> reached, Map<LeadStage, Money> values, Money value, String reason) {

    /** One thing that was said; changes that no mapping knows are left out before. */
    record Step(LeadStage stage, Instant at, Money value, String reason) {

        static Step to(LeadStage stage, Instant at) {
            return new Step(stage, at, null, null);
        }
    }

    private static final Comparator<Step> BY_TIME = Comparator.comparing(Step::at).thenComparing(Step::stage);
    private static final Comparator<Step> BY_WORTH = BY_TIME.thenComparing(step -> step.value().currency()).thenComparingLong(step -> step.value().minor());

    /** @param steps at least one */
    static Ladder of(Collection<Step> steps) {
        Step last = steps.stream().max(BY_TIME).orElseThrow();
        Map<LeadStage, Instant> reached = new EnumMap<>(LeadStage.class);
        Map<LeadStage, Money> values = new EnumMap<>(LeadStage.class);
        for (LeadStage stage : LeadStage.values()) {
            steps.stream().filter(step -> step.stage().hasPassed(stage)).map(Step::at).min(Comparator.naturalOrder()).ifPresent(at -> reached.put(stage, at));
            worth(steps, stage).ifPresent(money -> values.put(stage, money));
        }
        return new Ladder(last.stage(), last.at(), reached, values, worth(steps, null).orElse(null), last.reason());
    }

    private static Optional<Money> worth(Collection<Step> steps, LeadStage stage) {
        return steps.stream().filter(step -> step.value() != null && (stage == null || step.stage() == stage)).max(BY_WORTH).map(Step::value);
    }

    boolean hasReached(LeadStage stage) {
        return reached.containsKey(stage);
    }
}
