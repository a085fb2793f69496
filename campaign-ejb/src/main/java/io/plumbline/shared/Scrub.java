package io.plumbline.shared;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes a person's identifiers out of every text of a schema, whatever tables it has by now. A pass over each table, and where it
 * holds any of them one more for each: for the rare request to be forgotten, not for every day.
 */
public final class Scrub {

    /** A shorter identifier would be found in what is not this person's; it is taken out of the columns made for identifiers only. */
    public static final int SHORTEST = 6;
    /** What stands in its place; never longer than what it replaces. */
    public static final String GONE = "erased";

    private static final Set<String> NAMED = Set.of("customer_id", "visitor_id", "external_id");
    /** Identifiers that one pass looks for. */
    private static final int AT_ONCE = 20;

    private record Column(String name, boolean fixed, int size) {
    }

    private final Connection connection;
    private final String schema;

    /** @param schema a name from code, never from outside */
    public Scrub(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** @return changed rows by table, without those where nothing was found */
    public Map<String, Long> takeOut(UUID advertiserId, Collection<String> identifiers) throws SQLException {
        List<String> names = List.copyOf(new LinkedHashSet<>(identifiers));
        List<String> written = names.stream().filter(identifier -> identifier.length() >= SHORTEST).flatMap(identifier -> writings(identifier).stream()).distinct().toList();
        Map<String, Long> changed = new TreeMap<>();
        for (Map.Entry<String, List<Column>> table : tables().entrySet()) {
            long rows = 0;
            for (List<String> some : parts(names)) {
                rows += named(table.getKey(), table.getValue(), advertiserId, some);
            }
            for (List<String> some : parts(written)) {
                rows += anywhere(table.getKey(), table.getValue(), some);
            }
            if (rows > 0) {
                changed.put(table.getKey(), rows);
            }
        }
        return changed;
    }

    private static List<List<String>> parts(List<String> all) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(all.subList(from, Math.min(from + AT_ONCE, all.size())));
        }
        return parts;
    }

    /** As it stands in JSON and in addresses. */
    public static Set<String> writings(String identifier) {
        Set<String> writings = new LinkedHashSet<>(List.of(identifier));
        writings.add(URLEncoder.encode(identifier, StandardCharsets.UTF_8));
        writings.add(URLEncoder.encode(identifier, StandardCharsets.UTF_8).replace("+", "%20"));
        String quoted = Json.write(identifier);
        writings.add(quoted.substring(1, quoted.length() - 1));
        return writings;
    }

    private long named(String table, List<Column> columns, UUID advertiserId, List<String> identifiers) throws SQLException {
        long rows = 0;
        boolean owned = columns.stream().anyMatch(column -> column.name().equals("advertiser_id"));
        for (Column column : columns) {
            if (owned && NAMED.contains(column.name()) && !column.fixed()) {
                String where = " where advertiser_id = ? and " + column.name();
                List<Object> asked = new ArrayList<>(List.of(advertiserId));
                asked.addAll(identifiers);
                for (String found : texts("select distinct " + column.name() + " from " + schema + "." + table + where + " in (?" + ", ?".repeat(identifiers.size() - 1) + ")", asked)) {
                    // Unlike anything else, because some tables want it to be unique.
                    rows += update("update " + schema + "." + table + " set " + column.name() + " = ?" + where + " = ?", GONE + "-" + UUID.randomUUID().toString().substring(0, 8), advertiserId,
                            found);
                }
            }
        }
        return rows;
    }

    private long anywhere(String table, List<Column> columns, List<String> written) throws SQLException {
        List<String> finds = new ArrayList<>();
        List<Object> patterns = new ArrayList<>();
        for (String one : written) {
            for (Column column : roomy(columns, one)) {
                finds.add(column.name() + " like ? escape '!'");
                patterns.add(Like.holding(one));
            }
        }
        long rows = 0;
        if (!finds.isEmpty() && !texts("select 'there' from " + schema + "." + table + " where " + String.join(" or ", finds) + " limit 1", patterns).isEmpty()) {
            for (String one : written) {
                rows += anywhere(table, roomy(columns, one), one);
            }
        }
        return rows;
    }

    private long anywhere(String table, List<Column> columns, String written) throws SQLException {
        if (columns.isEmpty()) {
            return 0;
        }
        List<Object> values = new ArrayList<>();
        columns.forEach(column -> values.addAll(List.of(written, GONE)));
        columns.forEach(column -> values.add(Like.holding(written)));
        return update("update " + schema + "." + table + " set " + joined(columns, " = replace(%1$s, ?, ?)", ", ") + " where " + joined(columns, " like ? escape '!'", " or "), values.toArray());
    }

    private static String joined(List<Column> columns, String what, String between) {
        return columns.stream().map(column -> column.name() + String.format(what, column.name())).collect(Collectors.joining(between));
    }

    /** Columns that can hold it. */
    private static List<Column> roomy(List<Column> columns, String written) {
        return columns.stream().filter(column -> column.size() >= written.length() && !column.fixed()).toList();
    }

    private Map<String, List<Column>> tables() throws SQLException {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement("select c.table_name, c.column_name, c.data_type, c.character_maximum_length"
                + " from information_schema.columns c join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name"
                + " where c.table_schema = ? and t.table_type = 'BASE TABLE' and c.table_name <> 'schema_history'"
                + " and (c.column_name = 'advertiser_id' or lower(c.data_type) like 'char%') order by c.table_name, c.ordinal_position")) {
            query.setString(1, schema);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String type = row.getString(3).toLowerCase(Locale.ROOT);
                    boolean varying = type.equals("character varying");
                    tables.computeIfAbsent(row.getString(1), t -> new ArrayList<>()).add(new Column(row.getString(2), !varying, varying ? row.getInt(4) : 0));
                }
            }
        }
        return tables;
    }

    private List<String> texts(String sql, List<Object> args) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < args.size(); i++) {
                query.setObject(i + 1, args.get(i));
            }
            List<String> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        }
    }

    private long update(String sql, Object... args) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < args.length; i++) {
                statement.setObject(i + 1, args[i]);
            }
            return statement.executeUpdate();
        }
    }
}
