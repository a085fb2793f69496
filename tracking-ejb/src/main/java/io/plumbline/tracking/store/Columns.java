package io.plumbline.tracking.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A row to be written: column names with their values, in one place so that they cannot drift apart. */
public final class Columns {

    private final List<String> names = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    public Columns with(String name, Object value) {
        names.add(name);
        values.add(value);
        return this;
    }

    /** sub1 to sub10. */
    public Columns subs(List<String> subs) {
        for (int i = 0; i < 10; i++) {
            with("sub" + (i + 1), i < subs.size() ? subs.get(i) : null);
        }
        return this;
    }

    List<String> names() {
        return names;
    }

    List<Object> values() {
        return Collections.unmodifiableList(values);
    }
}
