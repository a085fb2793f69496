package io.plumbline.web.portal.link;

import io.plumbline.campaign.api.Condition;
import io.plumbline.campaign.api.ConditionOn;
import io.plumbline.campaign.api.ConditionOp;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** A condition of a destination while it is being typed. */
public class RuleRow implements Serializable {

    /** Rows that must all hold; those of one letter are one alternative, of which one suffices. */
    static final String MUST = "";
    static final List<String> GROUPS = List.of(MUST, "A", "B", "C", "D");

    private ConditionOn on = ConditionOn.BROWSER;
    private ConditionOp op = ConditionOp.IS;
    private String values;
    private String zone;
    private String group = MUST;

    static RuleRow of(Condition test, String group) {
        RuleRow row = new RuleRow();
        row.on = test.on();
        row.op = test.op();
        row.values = String.join(", ", test.values());
        row.zone = test.zone();
        row.group = group;
        return row;
    }

    /** @param here the zone in which the person who types thinks */
    Condition condition(ZoneId here) {
        List<String> each = values == null ? List.of() : Arrays.stream(values.split("[,;\\n]+")).map(String::strip).filter(v -> !v.isEmpty()).toList();
        String clock = !on.isClock() ? null : zone == null || zone.isBlank() ? here.getId() : zone;
        return new Condition(on, op, each, clock, null, null);
    }

    boolean isBlank() {
        return values == null || values.isBlank();
    }

    public ConditionOn getOn() {
        return on;
    }

    public void setOn(ConditionOn on) {
        this.on = on;
    }

    public ConditionOp getOp() {
        return op;
    }

    public void setOp(ConditionOp op) {
        this.op = op;
    }

    public String getValues() {
        return values;
    }

    public void setValues(String values) {
        this.values = values;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group == null ? MUST : group;
    }
}
