package io.plumbline.tracking.lead;

import io.plumbline.shared.Money;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.LeadPolicy;
import io.plumbline.tracking.api.LeadPolicy.Rule;
import io.plumbline.tracking.api.LeadPolicy.TakeBack;
import io.plumbline.tracking.api.LeadPolicy.Verdict;
import io.plumbline.tracking.api.LeadPolicy.Worth;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.OptIn;
import io.plumbline.tracking.api.ReasonCode;
import io.plumbline.tracking.conversion.LeadRuling.Wish;
import java.util.EnumMap;
import java.util.Map;

/** What should be so, by the ladder and the policy alone. What is already so is somebody else's question. */
final class Wishes {

    private final LeadPolicy policy;
    private final Ladder ladder;
    private final OptIn optIn;

    Wishes(LeadPolicy policy, Ladder ladder, OptIn optIn) {
        this.policy = policy;
        this.ladder = ladder;
        this.optIn = optIn;
    }

    /** Of the lead's own conversion. */
    Wish own() {
        if (!optIn.mayEarn()) {
            return optIn == OptIn.AWAITING ? new Wish(ConversionStatus.ON_HOLD, null, ReasonCode.AWAITING_CONFIRMATION)
                    : new Wish(ConversionStatus.REJECTED, null, ReasonCode.NOT_CONFIRMED);
        }
        Rule here = policy.rule(ladder.present()).filter(rule -> rule.decides() == Verdict.REJECT).orElse(null);
        if (here != null) {
            return new Wish(ConversionStatus.REJECTED, null, here.reason() == null ? ReasonCode.INVALID_LEAD : ReasonCode.named(here.reason()).orElse(ReasonCode.INVALID_LEAD), ladder.reason());
        }
        boolean approved = policy.rules().stream().anyMatch(rule -> rule.decides() == Verdict.APPROVE && ladder.hasReached(rule.stage()));
        return approved ? new Wish(ConversionStatus.APPROVED, null, ReasonCode.LEAD_QUALIFIED)
                : new Wish(ConversionStatus.PENDING, null, optIn == OptIn.CONFIRMED ? ReasonCode.CONFIRMED : null);
    }

    /** Of the conversions that stages pay, for stages that were reached. */
    Map<LeadStage, Wish> ofStages() {
        Map<LeadStage, Wish> wishes = new EnumMap<>(LeadStage.class);
        if (optIn.mayEarn()) {
            policy.rules().stream().filter(rule -> rule.goal() != null && ladder.hasReached(rule.stage())).forEach(rule -> wishes.put(rule.stage(), wish(rule)));
        }
        return wishes;
    }

    private Wish wish(Rule rule) {
        Money worth = rule.worth() == Worth.DEAL ? ladder.values().get(rule.stage()) : null;
        if (rule.takeBack() != TakeBack.NEVER && ladder.present().isLoss()) {
            return new Wish(ConversionStatus.REJECTED, worth, ladder.present() == LeadStage.LOST ? ReasonCode.LEAD_LOST : ReasonCode.INVALID_LEAD, ladder.reason());
        }
        if (rule.takeBack() == TakeBack.LEFT && !ladder.present().hasPassed(rule.stage())) {
            return new Wish(ConversionStatus.REJECTED, worth, ReasonCode.LEAD_MOVED_BACK, ladder.reason());
        }
        return rule.approved() ? new Wish(ConversionStatus.APPROVED, worth, ReasonCode.LEAD_QUALIFIED) : new Wish(ConversionStatus.PENDING, worth, null);
    }
}
