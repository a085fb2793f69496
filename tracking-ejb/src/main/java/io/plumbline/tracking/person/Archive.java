package io.plumbline.tracking.person;

import io.plumbline.tracking.click.ShortStory;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Every row of this room that belongs to a person. Which tables there are and by which of their columns they name a person is read
 * from the database, so that a table made tomorrow is not forgotten.
 */
@ApplicationScoped
public class Archive {

    private static final int CHUNK = 500;
    private static final int LONGEST_STORY = 20_000;
    /** Rows of one table that an export holds. */
    static final int MOST = 10_000;

    /** A column by which rows name a person, and what it has to be. */
    private record Key(String column, Collection<?> values) {
    }

    @Inject
    private Sql sql;

    /** @return rows by table; a table with more than {@link #MOST} is cut one above it */
    Map<String, List<Map<String, Object>>> rows(Traces traces) {
        Map<String, List<Map<String, Object>>> found = new LinkedHashMap<>();
        for (Map.Entry<String, Set<String>> table : columns().entrySet()) {
            Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
            for (Key key : keys(table.getKey(), table.getValue(), traces)) {
                collect(table.getKey(), table.getValue(), key, traces, rows);
            }
            if (!rows.isEmpty()) {
                found.put(table.getKey(), List.copyOf(rows.values()));
            }
        }
        follow(found, "delivery", "id", "delivery_attempt", "delivery_id");
        return found;
    }

    private static List<Key> keys(String table, Set<String> columns, Traces traces) {
        List<Key> keys = new ArrayList<>();
        add(keys, columns, "person_id", traces.persons);
        add(keys, columns, "canonical_id", traces.persons);
        add(keys, columns, "customer_id", traces.customers);
        add(keys, columns, "email_sha256", traces.emails);
        add(keys, columns, "visitor_id", traces.visitors);
        add(keys, columns, "click_id", traces.events);
        add(keys, columns, "conversion_id", traces.conversions);
        add(keys, columns, "lead_id", traces.leadIds);
        if (table.equals("click") || table.equals("impression")) {
            add(keys, columns, "id", traces.events);
        } else if (table.equals("conversion")) {
            add(keys, columns, "id", traces.conversions);
        } else if (table.equals("lead")) {
            add(keys, columns, "id", traces.leadIds);
        }
        return keys;
    }

    private static void add(List<Key> keys, Set<String> columns, String column, Collection<?> values) {
        if (columns.contains(column) && !values.isEmpty()) {
            keys.add(new Key(column, values));
        }
    }

    private void collect(String table, Set<String> columns, Key key, Traces traces, Map<String, Map<String, Object>> rows) {
        boolean owned = columns.contains("advertiser_id");
        List<Object> all = new ArrayList<>(key.values());
        for (int from = 0; from < all.size() && rows.size() <= MOST; from += CHUNK) {
            List<Object> some = all.subList(from, Math.min(all.size(), from + CHUNK));
            List<Object> args = new ArrayList<>(some);
            if (owned) {
                args.add(traces.advertiserId);
            }
            sql.list("select t.*" + from(table, key.column(), some, owned) + " limit " + (MOST + 1), row -> told(table, row), args.toArray()).forEach(row -> rows.putIfAbsent(row.toString(), row));
        }
    }

    /** Every row with a person has an advertiser; others may be nobody's. */
    private static String from(String table, String column, List<Object> some, boolean owned) {
        return owned && column.equals("person_id") ? Sql.ofPersons(table, some)
                : " from tracking." + table + " t where " + column + " in (" + Sql.marks(some) + ")" + (owned ? " and (advertiser_id = ? or advertiser_id is null)" : "");
    }

    /** Rows that hang on rows. */
    private void follow(Map<String, List<Map<String, Object>>> found, String table, String id, String below, String column) {
        List<Object> ids = found.getOrDefault(table, List.of()).stream().map(row -> (Object) UUID.fromString(String.valueOf(row.get(id)))).limit(MOST).toList();
        if (!ids.isEmpty() && columns().containsKey(below)) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (int from = 0; from < ids.size(); from += CHUNK) {
                List<Object> some = ids.subList(from, Math.min(ids.size(), from + CHUNK));
                rows.addAll(sql.list("select * from tracking." + below + " where " + column + " in (" + Sql.marks(some) + ") limit " + (MOST + 1), Archive::row, some.toArray()));
            }
            if (!rows.isEmpty()) {
                found.put(below, rows);
            }
        }
    }

    Map<String, Set<String>> columns() {
        Map<String, Set<String>> tables = new LinkedHashMap<>();
        sql.list("select c.table_name, c.column_name from information_schema.columns c join information_schema.tables t on t.table_schema = c.table_schema"
                + " and t.table_name = c.table_name where c.table_schema = 'tracking' and t.table_type = 'BASE TABLE' order by c.table_name, c.ordinal_position",
                row -> tables.computeIfAbsent(row.getString(1), t -> new LinkedHashSet<>()).add(row.getString(2)));
        return tables;
    }

    /** The story of a click is kept short and told in full. */
    private static Map<String, Object> told(String table, ResultSet row) throws SQLException {
        Map<String, Object> values = row(row);
        if (table.equals("click") && values.containsKey("trace")) {
            values.put("trace", Json.steps(ShortStory.read(row), LONGEST_STORY));
        }
        return values;
    }

    /** Only what holds something; ids and times as text. */
    private static Map<String, Object> row(ResultSet row) throws SQLException {
        ResultSetMetaData meta = row.getMetaData();
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            Object value = row.getObject(i);
            if (value != null) {
                values.put(meta.getColumnLabel(i).toLowerCase(Locale.ROOT), value instanceof Number || value instanceof Boolean ? value
                        : value instanceof UUID || value instanceof String ? value.toString().strip() : time(row, i, value));
            }
        }
        return values;
    }

    private static String time(ResultSet row, int column, Object value) throws SQLException {
        boolean moment = value instanceof Timestamp || value instanceof OffsetDateTime;
        return moment ? row.getObject(column, OffsetDateTime.class).toInstant().toString() : value.toString();
    }
}
