package io.plumbline.campaign.link;

import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.LinkDraft;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.planning.Moves;
import io.plumbline.campaign.planning.Visitors;
import io.plumbline.shared.Check;
import io.plumbline.shared.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

final class LinkRules {

    static final int MAX_DESTINATIONS = 50;
    static final int MAX_WEIGHT = 10_000;

    private static final int CONDITIONS_COLUMN = 20_000;
    static final int MAX_PRIORITY = 100;

    private LinkRules() {
    }

    /**
     * A destination may be anywhere on the web: the marketer decides it. The advertiser's domains guard only what callers give.
     *
     * @return the draft as it is kept
     */
    static LinkDraft sound(LinkDraft draft, Check check) {
        List<Destination> destinations = draft.destinations();
        check.optionalText("name", draft.name(), 200).optionalText("creativeId", draft.creativeId(), 64)
                .url("fallbackUrl", draft.fallbackUrl())
                .that(Moves.mayBegin(draft.status()), "status", "status-not-allowed", "A link begins as draft or active.")
                .that(!destinations.isEmpty(), "destinations", "required", "A link leads somewhere: give at least one destination.")
                .that(destinations.size() <= MAX_DESTINATIONS, "destinations", "too-many", "At most " + MAX_DESTINATIONS + " destinations.")
                .that(destinations.isEmpty() || destinations.stream().anyMatch(d -> d.weight() > 0), "destinations", "weight-zero",
                        "At least one destination needs a weight above 0.");
        Set<UUID> seen = new HashSet<>();
        List<Destination> kept = destinations.stream().limit(MAX_DESTINATIONS).map(LinkRules::tidy).toList();
        for (int i = 0; i < kept.size(); i++) {
            Destination one = kept.get(i);
            String at = "destinations/" + i;
            check.that(one.url() != null, at + "/url", "required", "This field is required.").url(at + "/url", one.url())
                    .that(one.weight() >= 0 && one.weight() <= MAX_WEIGHT, at + "/weight", "out-of-range", "0 to " + MAX_WEIGHT + ".")
                    .optionalText(at + "/name", one.name(), 200)
                    .that(one.id() == null || seen.add(one.id()), at + "/id", "repeated", "This destination is named twice.")
                    .that(one.when().country().size() <= 250 && Json.write(one.when()).length() <= CONDITIONS_COLUMN,
                            at + "/when", "too-long", "These conditions are too long.");
            Visitors.check(check, at + "/when", one.when());
            new ConditionRules(check).when(at + "/when", one.when());
            check.that(one.priority() >= 1 && one.priority() <= MAX_PRIORITY, at + "/priority", "out-of-range", "1 to " + MAX_PRIORITY + ".")
                    .that(one.from() == null || one.until() == null || one.from().isBefore(one.until()), at + "/until", "before-start",
                            "The end lies after the start.");
        }
        check.done();
        return new LinkDraft(draft.campaignId(), draft.partnerId(), blankToNull(draft.creativeId()), kept, draft.fallbackUrl(),
                blankToNull(draft.name()), draft.status() == null ? PlanStatus.DRAFT : draft.status());
    }

    private static Destination tidy(Destination d) {
        return new Destination(d.id(), d.url() == null ? null : d.url().strip(), d.weight(), ConditionRules.tidy(d.when()), blankToNull(d.name()),
                d.priority(), micros(d.from()), micros(d.until()));
    }

    /** As precise as both databases keep it. */
    private static Instant micros(Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
