package io.plumbline.tracking.click;

import io.plumbline.tracking.bulk.Rows;
import io.plumbline.tracking.journal.Entry;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Rows out of the journal's entries: whatever columns an entry has, but those whose names begin with {@code #}. */
@ApplicationScoped
public class StoredRows {

    private static final int IDS_A_QUERY = 100;

    @Inject
    private Sql sql;

    void write(String table, List<Entry> entries) {
        Map<List<String>, List<Object[]>> byShape = new LinkedHashMap<>();
        entries.forEach(entry -> byShape.computeIfAbsent(entry.names(), names -> new ArrayList<>()).add(entry.values()));
        byShape.forEach((names, rows) -> {
            int[] kept = kept(names);
            List<String> columns = new ArrayList<>(kept.length);
            for (int place : kept) {
                columns.add(names.get(place));
            }
            put(table, columns, rows.stream().map(row -> picked(row, kept)).toList());
        });
    }

    void writeRows(String table, List<Columns> rows) {
        if (!rows.isEmpty()) {
            put(table, rows.get(0).names(), rows.stream().map(row -> row.values().toArray()).toList());
        }
    }

    /** Those that are not in the table yet. */
    List<Entry> missing(String table, List<Entry> entries) {
        Set<UUID> there = new HashSet<>();
        for (int from = 0; from < entries.size(); from += IDS_A_QUERY) {
            List<UUID> ids = entries.subList(from, Math.min(from + IDS_A_QUERY, entries.size())).stream().map(entry -> entry.id("id")).toList();
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

    private static int[] kept(List<String> names) {
        return java.util.stream.IntStream.range(0, names.size()).filter(i -> !names.get(i).startsWith("#")).toArray();
    }

    private static Object[] picked(Object[] row, int[] places) {
        Object[] picked = new Object[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = row[places[i]];
        }
        return picked;
    }
}
