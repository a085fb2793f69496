package io.plumbline.campaign.api;

import io.plumbline.shared.Check;
import java.io.Serializable;
import java.util.List;

/**
 * Part of a destination's {@code when}: either a test ({@code on}, {@code op}, {@code values}) or a group ({@code all} or {@code any}).
 *
 * @param op     {@code IS} when null
 * @param values one of them suffices
 * @param zone   IANA zone of a test on weekday or hour; null for UTC
 * @param all    every one must hold
 * @param any    at least one must hold
 */
public record Condition(ConditionOn on, ConditionOp op, List<String> values, String zone, List<Condition> all, List<Condition> any)
        implements Serializable {

    public Condition {
        op = op == null && on != null ? ConditionOp.IS : op;
        values = Check.whole("values", values);
        all = Check.whole("all", all);
        any = Check.whole("any", any);
    }

    public static Condition of(ConditionOn on, ConditionOp op, String... values) {
        return new Condition(on, op, List.of(values), null, null, null);
    }

    public static Condition at(ConditionOn on, ConditionOp op, String zone, String... values) {
        return new Condition(on, op, List.of(values), zone, null, null);
    }

    public static Condition all(Condition... parts) {
        return new Condition(null, null, null, null, List.of(parts), null);
    }

    public static Condition any(Condition... parts) {
        return new Condition(null, null, null, null, null, List.of(parts));
    }
}
