package io.plumbline.reporting.value;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What a likelihood needs of a count alone, worked out once for each count: gamma functions of it take longer than all the rest, and thousands of customers share a
 * few dozen counts. For one thread and one set of parameters.
 */
final class ByCount<T> {

    private final Map<Integer, T> known = new HashMap<>();
    private final IntFunction<T> work;

    ByCount(IntFunction<T> work) {
        this.work = work;
    }

    T of(int count) {
        return known.computeIfAbsent(count, work::apply);
    }
}
