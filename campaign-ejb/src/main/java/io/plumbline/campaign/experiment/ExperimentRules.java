package io.plumbline.campaign.experiment;

import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.ExperimentArm;
import io.plumbline.campaign.api.ExperimentDraft;
import io.plumbline.campaign.api.ExperimentMeasure;
import io.plumbline.campaign.api.Link;
import io.plumbline.shared.Check;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** When an experiment makes sense. */
final class ExperimentRules {

    private static final int MOST_ARMS = 10;
    private static final int MAX_WEIGHT = 10_000;
    private static final int MAX_NAME = 64;
    private static final BigDecimal ALPHA = new BigDecimal("0.05");
    private static final BigDecimal EFFECT = new BigDecimal("0.1");
    private static final int DAYS = 7;

    private ExperimentRules() {
    }

    /** @return the draft as it is kept */
    static ExperimentDraft sound(ExperimentDraft draft, Link link, boolean knownGoal) {
        ExperimentDraft kept = new ExperimentDraft(link.id(), trimmed(draft.name()), trimmed(draft.hypothesis()), draft.goal(),
                draft.measure() == null ? ExperimentMeasure.CONVERSION_RATE : draft.measure(), draft.alpha() == null ? ALPHA : draft.alpha(),
                draft.minimumEffect() == null ? EFFECT : draft.minimumEffect(), draft.minimumDays() == null ? DAYS : draft.minimumDays(),
                draft.variants().stream().map(ExperimentRules::tidy).toList());
        Check check = new Check().text("name", kept.name(), 200).optionalText("hypothesis", kept.hypothesis(), 2000)
                .that(knownGoal, "goal", "goal-unknown", "Choose a goal of the link's advertiser.")
                .that(kept.alpha().signum() > 0 && kept.alpha().compareTo(new BigDecimal("0.5")) <= 0 && kept.alpha().scale() <= 5, "alpha", "alpha-out-of-range",
                        "Above 0, at most 0.5, five decimals.")
                .that(kept.minimumEffect().signum() > 0 && kept.minimumEffect().compareTo(BigDecimal.TEN) <= 0 && kept.minimumEffect().scale() <= 6, "minimumEffect",
                        "out-of-range", "Above 0, at most 10, six decimals.")
                .that(kept.minimumDays() >= 1 && kept.minimumDays() <= 365, "minimumDays", "out-of-range", "1 to 365.")
                .that(kept.variants().size() >= 2 && kept.variants().size() <= MOST_ARMS, "variants", "variants-out-of-range", "2 to " + MOST_ARMS + " variants.");
        arms(check, kept.variants(), link.destinations().stream().map(Destination::id).collect(Collectors.toSet()));
        check.done();
        return kept;
    }

    private static void arms(Check check, List<ExperimentArm> arms, Set<UUID> destinations) {
        Set<String> names = new HashSet<>();
        Set<List<Object>> ways = new HashSet<>();
        for (int i = 0; i < Math.min(arms.size(), MOST_ARMS); i++) {
            ExperimentArm arm = arms.get(i);
            String at = "variants/" + i;
            check.text(at + "/name", arm.name(), MAX_NAME).that(arm.name() == null || names.add(arm.name()), at + "/name", "repeated", "Each name once.")
                    .that(arm.weight() >= 1 && arm.weight() <= MAX_WEIGHT, at + "/weight", "out-of-range", "1 to " + MAX_WEIGHT + ".")
                    .optionalText(at + "/creativeId", arm.creativeId(), 64)
                    .that(arm.destinationId() == null || destinations.contains(arm.destinationId()), at + "/destinationId", "destination-unknown",
                            "This link has no such destination.")
                    .that(ways.add(java.util.Arrays.asList(arm.destinationId(), arm.creativeId())), at, "variants-equal", "Two variants would do the same.");
        }
        boolean allOrNone = arms.stream().map(ExperimentArm::destinationId).filter(Objects::nonNull).count() % Math.max(1, arms.size()) == 0;
        check.that(allOrNone, "variants", "destination-missing", "Name a destination for every variant, or for none and tell them apart by creative.");
    }

    private static ExperimentArm tidy(ExperimentArm arm) {
        return new ExperimentArm(trimmed(arm.name()), arm.destinationId(), trimmed(arm.creativeId()), arm.weight());
    }

    private static String trimmed(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
