package io.plumbline.tracking.bulk;

import io.plumbline.shared.PageRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The conditions of a list that is read newest first by time-ordered id; a null value matches everything. */
public final class Where {

    /** Makes one item of the row the cursor stands on. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final StringBuilder sql = new StringBuilder(" where 1 = 1");
    private final List<Object> values = new ArrayList<>();

    /** @param condition with one question mark */
    public Where and(String condition, Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(value);
        }
        return this;
    }

    /** One more than asked for: the extra one says that there is more. */
    public <T> List<T> read(Connection connection, String select, PageRequest page, Reader<T> reader) throws SQLException {
        and("id < ?", page.after());
        try (PreparedStatement query = connection.prepareStatement(select + sql + " order by id desc limit " + (page.limit() + 1))) {
            BulkInsert.bind(query, values.toArray());
            try (ResultSet rows = query.executeQuery()) {
                List<T> items = new ArrayList<>();
                while (rows.next()) {
                    items.add(reader.read(rows));
                }
                return items;
            }
        }
    }
}
