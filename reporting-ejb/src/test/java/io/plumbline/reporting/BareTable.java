package io.plumbline.reporting;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An H2 table without its indexes and keys while it is filled, as a restore fills it: they are made of all rows at once, afterwards. */
public final class BareTable {

    private static final Pattern INDEX = Pattern.compile("CREATE (?:UNIQUE )?(?:NULLS DISTINCT )?INDEX (\"[^ ]+\") ON .*", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("ALTER TABLE ([^ ]+) ADD CONSTRAINT ([^ ]+) (?:PRIMARY KEY|UNIQUE).*", Pattern.DOTALL);

    private final Connection connection;
    private final List<String> later = new ArrayList<>();

    public BareTable(Connection connection, String table) throws SQLException {
        this.connection = connection;
        List<String> drops = new ArrayList<>();
        for (String statement : script(table)) {
            Matcher index = INDEX.matcher(statement);
            Matcher key = KEY.matcher(statement);
            if (index.matches()) {
                drops.add("drop index " + index.group(1));
                later.add(statement);
            } else if (key.matches()) {
                drops.add("alter table " + key.group(1) + " drop constraint " + key.group(2));
                later.add(0, statement);
            }
        }
        run(drops);
    }

    public void complete() throws SQLException {
        run(later);
    }

    private List<String> script(String table) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Statement script = connection.createStatement(); ResultSet rows = script.executeQuery("script nodata table " + table)) {
            while (rows.next()) {
                String statement = rows.getString(1).strip();
                statements.add(statement.replaceAll(";$", ""));
            }
        }
        return statements;
    }

    private void run(List<String> statements) throws SQLException {
        for (String statement : statements) {
            try (Statement one = connection.createStatement()) {
                one.execute(statement);
            }
        }
    }
}
