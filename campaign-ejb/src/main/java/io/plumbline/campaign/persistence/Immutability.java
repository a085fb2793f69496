package io.plumbline.campaign.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.h2.tools.TriggerAdapter;

/**
 * What is written once and what is closed, on H2: PostgreSQL has the same as triggers of its own. H2 looks for this class where the statement comes from, and
 * refuses the statement when it does not find it.
 */
public final class Immutability extends TriggerAdapter {

    /** For the end of a demo workspace, and for entries of the trail whose time to be kept is over: who may write in the database may say so, as on PostgreSQL. */
    static final String ERASING = "plumbline_erasing";
    static final String FORGETTING = "plumbline_forgetting";

    @Override
    public void fire(Connection connection, ResultSet before, ResultSet after) throws SQLException {
        String table = tableName.toLowerCase(Locale.ROOT);
        boolean deletes = after == null;
        switch (table) {
            case "ledger_period" -> refuse(before.getString("state").equals("closed") && !said(connection, ERASING), "A closed accounting period stays closed");
            case "statement_line" -> refuse(true, "A statement is locked: what was wrong in it stands in the next one");
            case "audit_event" -> refuse(!deletes || !said(connection, FORGETTING), "The audit trail is immutable");
            case "audit_link" -> refuse(true, "The audit trail is immutable");
            default -> {
                boolean writes = before == null;
                refuse(writes ? isClosed(connection, after) : !deletes || !said(connection, ERASING),
                        writes ? "The accounting period of this day is closed" : "The ledger is immutable: correct with a new posting");
            }
        }
    }

    private static void refuse(boolean wrong, String why) throws SQLException {
        if (wrong) {
            throw new SQLException(why, "P0001");
        }
    }

    private static boolean isClosed(Connection connection, ResultSet posting) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from campaign.ledger_period where state = 'closed' and last_day >= ?")) {
            query.setObject(1, posting.getObject("accounting_date"));
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static boolean said(Connection connection, String name) throws SQLException {
        try (Statement query = connection.createStatement(); ResultSet row = query.executeQuery("select @" + name)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
