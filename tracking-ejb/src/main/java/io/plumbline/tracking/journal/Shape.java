package io.plumbline.tracking.journal;

import io.plumbline.tracking.store.Columns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The column names that many records share, told once a segment. Names come from code, so there are as many shapes as there
 * are kinds of rows.
 *
 * @param id of this process; in a segment of another one a shape has another
 */
record Shape(int id, List<String> names, Map<String, Integer> places) {

    /** More would mean that somebody makes column names out of data. */
    static final int MOST = 1_000;

    private static final Map<List<String>, Shape> KNOWN = new ConcurrentHashMap<>();
    private static final AtomicInteger IDS = new AtomicInteger();
    private static final ThreadLocal<Shape> LAST = new ThreadLocal<>();

    static Shape of(Columns row) {
        Shape last = LAST.get();
        if (last != null && last.isOf(row)) {
            return last;
        }
        Shape shape = of(row.names());
        LAST.set(shape);
        return shape;
    }

    /** The very names, one by one: a row is put together by the same code as the one before it. */
    private boolean isOf(Columns row) {
        boolean same = names.size() == row.size();
        for (int i = 0; same && i < names.size(); i++) {
            same = names.get(i) == row.name(i);
        }
        return same;
    }

    static Shape of(List<String> names) {
        Shape known = KNOWN.get(names);
        return known != null ? known : KNOWN.computeIfAbsent(List.copyOf(names), fresh -> {
            int id = IDS.getAndIncrement();
            if (id >= MOST) {
                throw new IllegalStateException("More than " + MOST + " kinds of rows: " + fresh);
            }
            return read(id, fresh);
        });
    }

    static Shape read(int id, List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
        return new Shape(id, names, places);
    }
}
