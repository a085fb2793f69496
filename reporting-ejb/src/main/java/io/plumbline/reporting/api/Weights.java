package io.plumbline.reporting.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Refusal;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Planned shares: a list in the order of the variants, or an object by their names. They need not add up to one. */
public record Weights(Map<String, Double> byName, List<Double> inOrder) implements Serializable {

    public static Weights of(List<Double> inOrder) {
        return new Weights(null, List.copyOf(inOrder));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Weights read(Object given) {
        if (given instanceof List<?> list) {
            return of(list.stream().map(Weights::number).toList());
        }
        if (given instanceof Map<?, ?> map) {
            Map<String, Double> byName = new LinkedHashMap<>();
            map.forEach((name, weight) -> byName.put(String.valueOf(name), number(weight)));
            return new Weights(byName, null);
        }
        throw malformed();
    }

    @JsonValue
    Object told() {
        return byName == null ? inOrder : byName;
    }

    /** @throws Invalid unless there is one positive weight for each of the names */
    public double[] of(List<String> names, String field) {
        List<Double> found = new ArrayList<>(byName == null ? inOrder : names.stream().map(byName::get).toList());
        boolean complete = found.size() == names.size() && (byName == null || byName.size() == names.size());
        if (!complete || found.stream().anyMatch(w -> w == null || !(w > 0) || w.isInfinite())) {
            throw new Invalid(field, "weights-malformed", "Give one weight above 0 for every variant: a list in their order, or an object by name.");
        }
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Double number(Object given) {
        if (given instanceof Number number) {
            return number.doubleValue();
        }
        throw malformed();
    }

    private static Invalid malformed() {
        return new Invalid(List.of(new Refusal.Fault("", "weights-malformed", "Give a list of numbers, or an object of numbers by variant name.")));
    }
}
