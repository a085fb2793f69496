package io.plumbline.web.api.traffic;

import io.plumbline.tracking.api.RuleSet;
import java.util.Map;
import java.util.UUID;

/** A new version of the rules: what is left out stays as it is in the active one. */
public record RulesDraft(String note, Map<String, String> responses, Map<String, RuleSet.Rate> rates, Integer uniqueSeconds, Integer regularGaps,
        Integer clickConversions, Map<UUID, RuleSet.OfCampaign> campaigns, Map<UUID, RuleSet.Bounds> goals, Map<UUID, RuleSet.Blocked> advertisers,
        Map<String, UUID> lists, Boolean fourEyes) {

    RuleSet on(RuleSet base) {
        return new RuleSet(or(responses, base.responses()), or(rates, base.rates()), or(uniqueSeconds, base.uniqueSeconds()), or(regularGaps, base.regularGaps()),
                or(clickConversions, base.clickConversions()), or(campaigns, base.campaigns()), or(goals, base.goals()), or(advertisers, base.advertisers()),
                or(lists, base.lists()), or(fourEyes, base.fourEyes()));
    }

    private static <T> T or(T given, T kept) {
        return given == null ? kept : given;
    }
}
