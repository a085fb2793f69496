package io.plumbline.tracking.api;

import io.plumbline.shared.Check;
import io.plumbline.shared.Keyed;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the stages of leads mean in money, for an advertiser or one of its campaigns.
 *
 * @param names       words of a CRM to stages of ours; they go before the words that are known anyway
 * @param rules       at most one a stage
 * @param dedupeDays  for how long the same address or number in a campaign is the same lead; 0 for ever
 * @param confirmDays for how long a confirmation is waited for
 */
public record LeadPolicy(Map<String, LeadStage> names, List<Rule> rules, int dedupeDays, int confirmDays) implements Serializable {

    /** What a stage decides about the lead's own conversion. */
    public enum Verdict implements Keyed {
        NOTHING, APPROVE, REJECT
    }

    /** What a stage's conversion is worth. */
    public enum Worth implements Keyed {
        /** The goal's default value. */
        GOAL,
        /** What the sales team says at that stage; the goal's default value when it says nothing. */
        DEAL
    }

    /** When what a stage has paid is taken back; reached again, it is paid again. */
    public enum TakeBack implements Keyed {
        NEVER,
        /** When the lead is lost, disqualified, a duplicate or spam. */
        LOST,
        /** Also when it falls below the stage. */
        LEFT
    }

    /**
     * @param decides  about the lead's own conversion
     * @param reason   key of a {@link ReasonCode} for a rejection; null for {@code invalid-lead}
     * @param goal     key of a goal of which one conversion is recorded when a lead first reaches the stage, or null
     * @param approved whether that is approved at once, or waits as other results do
     */
    public record Rule(LeadStage stage, Verdict decides, String reason, String goal, Worth worth, boolean approved, TakeBack takeBack) implements Serializable {

        public Rule {
            decides = decides == null ? Verdict.NOTHING : decides;
            worth = worth == null ? Worth.GOAL : worth;
            takeBack = takeBack == null ? TakeBack.LOST : takeBack;
        }

        static Rule deciding(LeadStage stage, Verdict verdict, ReasonCode reason) {
            return new Rule(stage, verdict, reason == null ? null : reason.key(), null, null, true, null);
        }

        public static Rule paying(LeadStage stage, String goal, Worth worth, TakeBack takeBack) {
            return new Rule(stage, null, null, goal, worth, true, takeBack);
        }
    }

    /** Sales' yes approves the lead, what nobody could sell to is refused; no stage pays by itself. */
    public static final LeadPolicy STANDARD = new LeadPolicy(Map.of(), List.of(Rule.deciding(LeadStage.SQL, Verdict.APPROVE, null),
            Rule.deciding(LeadStage.DISQUALIFIED, Verdict.REJECT, ReasonCode.INVALID_LEAD), Rule.deciding(LeadStage.DUPLICATE, Verdict.REJECT, ReasonCode.DUPLICATE_LEAD),
            Rule.deciding(LeadStage.SPAM, Verdict.REJECT, ReasonCode.SUSPECTED_FRAUD)), 90, 7);

    public LeadPolicy {
        names = names == null ? Map.of() : Map.copyOf(names);
        rules = Check.whole("rules", rules);
    }

    public Optional<Rule> rule(LeadStage stage) {
        return rules.stream().filter(rule -> rule.stage() == stage).findFirst();
    }

    public LeadPolicy with(List<Rule> others) {
        return new LeadPolicy(names, others, dedupeDays, confirmDays);
    }

    public LeadPolicy naming(Map<String, LeadStage> others) {
        return new LeadPolicy(others, rules, dedupeDays, confirmDays);
    }
}
