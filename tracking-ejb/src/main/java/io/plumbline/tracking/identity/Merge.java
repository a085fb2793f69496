package io.plumbline.tracking.identity;

import io.plumbline.tracking.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * That one id is another person.
 *
 * @param stated    whom the evidence named
 * @param canonical where that leads by now
 * @param evidence  {@code visitor, click-id, email} or {@code manual}
 */
public record Merge(UUID person, UUID stated, UUID canonical, String evidence, Instant at) {

    static Merge read(ResultSet row) throws SQLException {
        return new Merge(Sql.uuid(row, "person_id"), Sql.uuid(row, "stated_id"), Sql.uuid(row, "canonical_id"), row.getString("evidence"), Sql.instant(row, "at"));
    }
}
