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

/**
 * Takes a person's identifiers out of every text of a schema, whatever tables it has by now. A pass over each table for each
 * identifier: for the rare request to be forgotten, not for every day.
 */
public final class Scrub {

    /** A shorter identifier would be found in what is not this person's; it is taken out of the columns made for identifiers only. */
    public static final int SHORTEST = 6;
    /** What stands in its place; never longer than what it replaces. */
    public static final String GONE = "erased";

    private static final Set<String> NAMED = Set.of("customer_id", "visitor_id", "external_id");

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
        Map<String, Long> changed = new TreeMap<>();
        for (Map.Entry<String, List<Column>> table : tables().entrySet()) {
            long rows = 0;
            for (String identifier : identifiers) {
                rows += named(table.getKey(), table.getValue(), advertiserId, identifier);
                for (String written : identifier.length() < SHORTEST ? Set.<String>of() : writings(identifier)) {
                    rows += anywhere(table.getKey(), table.getValue(), written);
                }
            }
            if (rows > 0) {
                changed.put(table.getKey(), rows);
            }
        }
        return changed;
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

    private long named(String table, List<Column> columns, UUID advertiserId, String identifier) throws SQLException {
        long rows = 0;
        boolean owned = columns.stream().anyMatch(column -> column.name().equals("advertiser_id"));
        for (Column column : columns) {
            if (owned && NAMED.contains(column.name()) && !column.fixed()) {
                // Unlike anything else, because some tables want it to be unique.
                rows += update("update " + schema + "." + table + " set " + column.name() + " = ? where advertiser_id = ? and " + column.name() + " = ?",
                        GONE + "-" + UUID.randomUUID().toString().substring(0, 8), advertiserId, identifier);
            }
        }
        return rows;
    }

    private long anywhere(String table, List<Column> columns, String written) throws SQLException {
        List<String> sets = new ArrayList<>();
        List<String> finds = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        List<Object> patterns = new ArrayList<>();
        String pattern = Like.holding(written);
        for (Column column : columns) {
            if (column.size() >= written.length() && !column.fixed()) {
                sets.add(column.name() + " = replace(" + column.name() + ", ?, ?)");
                values.addAll(List.of(written, GONE));
                finds.add(column.name() + " like ? escape '!'");
                patterns.add(pattern);
            }
        }
        if (sets.isEmpty()) {
            return 0;
        }
        values.addAll(patterns);
        return update("update " + schema + "." + table + " set " + String.join(", ", sets) + " where " + String.join(" or ", finds), values.toArray());
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

    private long update(String sql, Object... args) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < args.length; i++) {
                statement.setObject(i + 1, args[i]);
            }
            return statement.executeUpdate();
        }
    }
}
