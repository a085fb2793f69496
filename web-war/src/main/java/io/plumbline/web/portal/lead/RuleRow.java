package io.plumbline.web.portal.lead;

import io.plumbline.tracking.api.LeadPolicy;
import io.plumbline.tracking.api.LeadPolicy.Rule;
import io.plumbline.tracking.api.LeadPolicy.TakeBack;
import io.plumbline.tracking.api.LeadPolicy.Verdict;
import io.plumbline.tracking.api.LeadPolicy.Worth;
import io.plumbline.tracking.api.LeadStage;
import java.io.Serializable;

/** What one stage means, as it is edited. */
public class RuleRow implements Serializable {

    private final LeadStage stage;
    private final boolean approved;
    private Verdict decides;
    private String reason;
    private String goal;
    private Worth worth;
    private TakeBack takeBack;

    RuleRow(LeadStage stage, LeadPolicy policy) {
        Rule rule = policy.rule(stage).orElseGet(() -> new Rule(stage, null, null, null, null, true, null));
        this.stage = stage;
        this.approved = rule.approved();
        this.decides = rule.decides();
        this.reason = rule.reason();
        this.goal = rule.goal();
        this.worth = rule.worth();
        this.takeBack = rule.takeBack();
    }

    Rule rule() {
        return new Rule(stage, decides, decides == Verdict.REJECT ? reason : null, goal == null || goal.isBlank() ? null : goal, worth, approved, takeBack);
    }

    boolean says() {
        return decides != Verdict.NOTHING || goal != null && !goal.isBlank();
    }

    public LeadStage getStage() {
        return stage;
    }

    public Verdict getDecides() {
        return decides;
    }

    public void setDecides(Verdict decides) {
        this.decides = decides;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getGoal() {
        return goal;
    }

    public void setGoal(String goal) {
        this.goal = goal;
    }

    public Worth getWorth() {
        return worth;
    }

    public void setWorth(Worth worth) {
        this.worth = worth;
    }

    public TakeBack getTakeBack() {
        return takeBack;
    }

    public void setTakeBack(TakeBack takeBack) {
        this.takeBack = takeBack;
    }
}
