package io.plumbline.tracking.trial;

import io.plumbline.tracking.traffic.Pace;
import io.plumbline.tracking.traffic.Replay;
import io.plumbline.tracking.traffic.Verdict;
import io.plumbline.tracking.trial.StoredEvents.StoredClick;
import io.plumbline.tracking.trial.StoredEvents.StoredConversion;
import io.plumbline.tracking.trial.Trials.Proposal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Sets the verdicts of a rule set against those that events have; windows and counts run on from page to page. */
final class Comparison {

    private final Replay replay;
    private final Function<UUID, String> linkKeys;

    Comparison(Replay replay, Function<UUID, String> linkKeys) {
        this.replay = replay;
        this.linkKeys = linkKeys;
    }

    List<Proposal> of(List<StoredClick> clicks, List<StoredConversion> conversions) {
        List<Proposal> found = new ArrayList<>();
        Map<UUID, Verdict> verdicts = new HashMap<>();
        Map<UUID, StoredClick> byId = new HashMap<>();
        for (StoredClick stored : clicks) {
            Verdict now = replay.judge(stored.click(), linkKeys.apply(stored.click().linkId()));
            verdicts.put(stored.click().id(), now);
            byId.put(stored.click().id(), stored);
            if (!now.verdict().equals(stored.click().verdict())) {
                found.add(proposal(stored, now));
            }
        }
        Map<List<UUID>, Integer> earlier = new HashMap<>();
        for (StoredConversion conversion : conversions) {
            int others = earlier.merge(List.of(conversion.clickId(), conversion.goalId()), 1, Integer::sum) - 1;
            Verdict now = judged(conversion, byId.get(conversion.clickId()), verdicts.get(conversion.clickId()), others);
            if (!now.verdict().equals(conversion.verdict())) {
                found.add(proposal(conversion, now));
            }
        }
        return found;
    }

    private Verdict judged(StoredConversion conversion, StoredClick click, Verdict ofClick, int others) {
        Verdict own = replay.judge(new Pace(conversion.goalId(), click.click().campaignId(), click.click().at(), conversion.at(), others));
        return ofClick.isValid() ? own : own.because("click-invalid:" + ofClick.reason(), "The click behind it is invalid traffic.");
    }

    private static Proposal proposal(StoredClick stored, Verdict now) {
        Replay.Stored click = stored.click();
        return new Proposal(click.id(), Proposal.CLICK, click.at(), click.advertiserId(), click.campaignId(), click.partnerId(), click.linkId(), click.verdict(), now.verdict(),
                click.reason(), now.reason(), now.written(), now.isValid() ? null : stored.payout(), null);
    }

    private static Proposal proposal(StoredConversion conversion, Verdict now) {
        return new Proposal(conversion.id(), Proposal.CONVERSION, conversion.at(), conversion.advertiserId(), conversion.campaignId(), conversion.partnerId(), conversion.linkId(),
                conversion.verdict(), now.verdict(), conversion.reason(), now.reason(), now.written(), now.isValid() ? null : conversion.commission(), conversion.amount());
    }
}
