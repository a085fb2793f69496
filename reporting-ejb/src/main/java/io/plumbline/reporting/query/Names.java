package io.plumbline.reporting.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Names for ids, from the views their owners publish. */
public final class Names {

    private static final int CHUNK = 500;

    private Names() {
    }

    /** @param view one of the fixed names of this module, never text from outside */
    public static Map<UUID, String> of(Connection connection, String view, Collection<UUID> ids) throws SQLException {
        Map<UUID, String> names = new HashMap<>();
        List<UUID> left = new ArrayList<>(ids);
        for (int from = 0; from < left.size(); from += CHUNK) {
            List<UUID> some = left.subList(from, Math.min(left.size(), from + CHUNK));
            try (PreparedStatement query = connection.prepareStatement(
                    "select id, name from " + view + " where id in (?" + ", ?".repeat(some.size() - 1) + ")")) {
                for (int i = 0; i < some.size(); i++) {
                    query.setObject(i + 1, some.get(i));
                }
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        names.put(rows.getObject(1, UUID.class), rows.getString(2));
                    }
                }
            }
        }
        return names;
    }
}
