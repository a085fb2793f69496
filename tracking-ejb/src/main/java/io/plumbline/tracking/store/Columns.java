package io.plumbline.tracking.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A row to be written: column names with their values, in one place so that they cannot drift apart. Values are text, whole
 * numbers, booleans, ids and times; whatever else a table needs is one of these first.
 */
public final class Columns {

    private static final String[] SUBS = {"sub1", "sub2", "sub3", "sub4", "sub5", "sub6", "sub7", "sub8", "sub9", "sub10"};

    private final List<String> names = new ArrayList<>(80);
    private final List<Object> values = new ArrayList<>(80);

    public Columns with(String name, Object value) {
        names.add(name);
        values.add(value);
        return this;
    }

    /** sub1 to sub10. */
    public Columns subs(List<String> subs) {
        for (int i = 0; i < 10; i++) {
            with(SUBS[i], i < subs.size() ? subs.get(i) : null);
        }
        return this;
    }

    public int size() {
        return names.size();
    }

    public String name(int place) {
        return names.get(place);
    }

    public Object value(int place) {
        return values.get(place);
    }

    public List<String> names() {
        return Collections.unmodifiableList(names);
    }

    public List<Object> values() {
        return Collections.unmodifiableList(values);
    }
}
