package io.plumbline.reporting.customer;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.UUID;

/** The advertiser whose customers they are. */
public record Shop(UUID id, String currency, ZoneId zone) {

    public static Shop of(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select currency, time_zone from campaign.pub_advertiser where id = ?")) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new NotFound("advertiser", id);
                }
                return new Shop(id, row.getString(1), ZoneId.of(row.getString(2)));
            }
        }
    }

    /** The zone asked for, else the advertiser's own. */
    public ZoneId zone(String asked) {
        return asked == null ? zone : ZoneId.of(asked);
    }

    /** @param goal key or id; null stays null */
    public String goalKey(Connection connection, String goal) throws SQLException {
        if (goal == null || goal.isBlank()) {
            return null;
        }
        try (PreparedStatement query = connection.prepareStatement(
                "select goal_key from campaign.pub_goal where advertiser_id = ? and (goal_key = ? or cast(id as varchar(36)) = ?)")) {
            query.setObject(1, id);
            query.setString(2, goal);
            query.setString(3, goal);
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    return row.getString(1);
                }
            }
        }
        throw new Invalid("goal", "goal-unknown", "This advertiser has no such goal.");
    }
}
