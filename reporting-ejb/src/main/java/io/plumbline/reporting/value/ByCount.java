package io.plumbline.reporting.value;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What a likelihood needs of a count alone, worked out once for each count: gamma functions of it take longer than all the rest, and thousands of customers share a
 * few dozen counts. For one thread and one set of parameters.
 */
final class ByCount {

    private final Map<Integer, double[]> known = new HashMap<>();
    private final IntFunction<double[]> work;

    ByCount(IntFunction<double[]> work) {
        this.work = work;
    }

    /** @return not to be written to */
    double[] of(int count) {
        return known.computeIfAbsent(count, work::apply);
    }
}
