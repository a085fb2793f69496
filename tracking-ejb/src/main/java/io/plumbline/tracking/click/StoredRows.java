package io.plumbline.tracking.click;

import io.plumbline.tracking.bulk.Rows;
import io.plumbline.tracking.journal.Entry;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Rows out of the journal's entries: whatever columns an entry has, but those whose names begin with {@code #}. */
@ApplicationScoped
public class StoredRows {

    @Inject
    private Sql sql;

    public void write(String table, List<Entry> entries) {
        // In the order they came, which is that of their ids: rows out of order leave indexes half empty.
        Map<List<String>, List<Object[]>> byShape = new LinkedHashMap<>();
        List<String> names = null;
        List<Object[]> alike = null;
        for (Entry entry : entries) {
            // Records of a shape share one list: to compare sixty names for each would cost more than to write it.
            if (entry.names() != names) {
                names = entry.names();
                alike = byShape.computeIfAbsent(names, fresh -> new ArrayList<>());
            }
            alike.add(entry.raw());
        }
        byShape.forEach((shape, rows) -> write(table, shape, rows));
    }

    void write(String table, List<String> names, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            int[] kept = kept(names, rows);
            put(table, Arrays.stream(kept).mapToObj(names::get).toList(), rows.stream().map(row -> picked(row, kept)).toList());
        }
    }

    /** Those that are not in the table yet. @param careful whether any may be; else nobody looks */
    public List<Entry> fresh(String table, List<Entry> entries, boolean careful) {
        return careful ? missing(table, entries) : entries;
    }

    private List<Entry> missing(String table, List<Entry> entries) {
        Set<UUID> there = new HashSet<>();
        for (List<UUID> ids : Sql.parts(entries.stream().map(entry -> entry.id("id")).toList())) {
            there.addAll(sql.list("select id from tracking." + table + " where id in (" + Sql.marks(ids) + ")", row -> Sql.uuid(row, "id"), ids.toArray()));
        }
        return entries.stream().filter(entry -> !there.contains(entry.id("id"))).toList();
    }

    private void put(String table, List<String> columns, List<Object[]> rows) {
        sql.on(connection -> {
            Rows.of(connection).write(connection, "tracking." + table, columns, rows);
            return null;
        });
    }

    /** Columns that none of the rows fills are left out: half of them, as a rule. */
    private static int[] kept(List<String> names, List<Object[]> rows) {
        boolean[] filled = new boolean[names.size()];
        for (Object[] row : rows) {
            for (int i = 0; i < filled.length; i++) {
                filled[i] |= row[i] != null;
            }
        }
        return IntStream.range(0, filled.length).filter(i -> filled[i] && !names.get(i).startsWith("#")).toArray();
    }

    private static Object[] picked(Object[] row, int[] places) {
        Object[] picked = new Object[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = row[places[i]];
        }
        return picked;
    }
}
