import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills the tables of clicks with copies of one that is there, each with an id, a time, a visitor and a unique key of its own, all before today: a store as
 * large as one likes, to measure a click beside it. {@code java StoredClicks.java URL USER PASSWORD ROWS}
 */
class StoredClicks {

    private static final int PIECE = 50_000;
    private static final long BEGAN = 1_700_000_000_000L;

    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection(args[0], args[1], args[2])) {
            connection.setAutoCommit(false);
            boolean h2 = args[0].startsWith("jdbc:h2");
            long rows = Long.parseLong(args[3]);
            for (long from = 0; from < rows; from += PIECE) {
                for (String table : List.of("click", "unique_click")) {
                    copy(connection, h2, table, from, Math.min(from + PIECE, rows) - 1);
                }
                connection.commit();
            }
        }
    }

    private static void copy(Connection connection, boolean h2, String table, long from, long to) throws SQLException {
        String id = id(h2);
        Map<String, String> own = new HashMap<>();
        if (table.equals("unique_click")) {
            own.put("fingerprint", id);
        } else {
            String at = h2 ? "dateadd(millisecond, n.n, timestamp with time zone '2023-11-14 22:13:20+00')" : "timestamp with time zone '2023-11-14 22:13:20+00' + n.n * interval '1 millisecond'";
            own.putAll(Map.of("id", id, "person_id", id, "at", at, "recorded_at", at));
        }
        List<String> columns = columns(connection, table);
        List<String> values = columns.stream().map(column -> own.getOrDefault(column, "t." + column)).toList();
        String series = h2 ? "(select \"X\" as n from system_range(" + from + ", " + to + ")) n" : "generate_series(" + from + "::bigint, " + to + "::bigint) as n(n)";
        try (Statement insert = connection.createStatement()) {
            insert.execute("insert into tracking." + table + " (" + String.join(", ", columns) + ") select " + String.join(", ", values)
                    + " from (select * from tracking." + table + " limit 1) t cross join " + series);
        }
    }

    /** A UUIDv7 of a millisecond of its own. */
    private static String id(boolean h2) {
        String millis = hex(h2, BEGAN + " + n.n", 12);
        String end = hex(h2, "n.n", 15);
        return "cast(" + millis + " || '70008' || " + end + " as uuid)";
    }

    /** The last digits of a number; what H2 calls to_char knows 32 bits only. */
    private static String hex(boolean h2, String number, int digits) {
        return "right(" + (h2 ? "rawtohex(cast(" + number + " as varbinary))" : "lpad(to_hex(" + number + "), 16, '0')") + ", " + digits + ")";
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet found = connection.getMetaData().getColumns(null, "tracking", table, null)) {
            while (found.next()) {
                columns.add(found.getString("COLUMN_NAME"));
            }
        }
        return columns;
    }
}
