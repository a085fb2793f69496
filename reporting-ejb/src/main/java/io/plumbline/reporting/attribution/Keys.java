package io.plumbline.reporting.attribution;

import io.plumbline.reporting.known.Marks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Numbers what gets credit, in the order it is met; afterwards in the order of names, so that nothing depends on how rows are stored. */
final class Keys {

    static final String NONE = Marks.NONE;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int number(String name) {
        String key = name == null ? NONE : name;
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        if (names.size() == Step.MAX_KEYS) {
            throw new IllegalStateException("More than " + Step.MAX_KEYS + " keys");
        }
        numbers.put(key, names.size());
        names.add(key);
        return names.size() - 1;
    }

    int size() {
        return names.size();
    }

    String name(int number) {
        return names.get(number);
    }

    /** @return the new number of each old one */
    int[] sort() {
        List<Integer> order = IntStream.range(0, names.size()).boxed().sorted((a, b) -> names.get(a).compareTo(names.get(b))).toList();
        List<String> old = List.copyOf(names);
        int[] moved = new int[old.size()];
        for (int i = 0; i < moved.length; i++) {
            moved[order.get(i)] = i;
            names.set(i, old.get(order.get(i)));
            numbers.put(names.get(i), i);
        }
        return moved;
    }
}
