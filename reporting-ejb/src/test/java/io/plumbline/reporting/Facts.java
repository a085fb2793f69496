package io.plumbline.reporting;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Rows of other rooms, written as those rooms would. */
public final class Facts {

    private static final OffsetDateTime LONG_AGO = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final Connection connection;

    public Facts(Connection connection) {
        this.connection = connection;
    }

    public void advertiser(UUID id, String name, String currency, String zone) throws SQLException {
        insert("campaign.advertiser", row("id", id, "version", 0, "name", name, "currency", currency, "time_zone", zone, "home_url", "https://shop.example",
                "domains", "[]", "demo", false, "created_at", LONG_AGO));
    }

    public void goal(UUID advertiser, String key, String kind) throws SQLException {
        insert("campaign.goal", row("id", UUID.randomUUID(), "version", 0, "advertiser_id", advertiser, "goal_key", key, "name", key, "kind", kind,
                "click_window_days", 30, "view_window_days", 1, "created_at", LONG_AGO));
    }

    public void campaign(UUID id, UUID advertiser, String name, String channel, String status, String targets) throws SQLException {
        insert("campaign.campaign", row("id", id, "version", 0, "advertiser_id", advertiser, "name", name, "objective", "sales", "channel", channel,
                "starts_on", LONG_AGO.toLocalDate(), "targets", targets, "status", status, "created_at", LONG_AGO));
    }

    /** @param share null takes back */
    public void margin(UUID advertiser, LocalDate from, BigDecimal share, Instant knownAt) throws SQLException {
        insert("campaign.margin", row("advertiser_id", advertiser, "valid_from", from, "share", share, "known_at", time(knownAt), "set_by", "tests"));
    }

    /** @param minor null takes back */
    public void overhead(UUID advertiser, LocalDate firstDay, Long minor, Instant knownAt) throws SQLException {
        insert("campaign.overhead", row("advertiser_id", advertiser, "first_day", firstDay, "amount_minor", minor, "known_at", time(knownAt), "set_by", "tests"));
    }

    public void touch(UUID advertiser, UUID person, Instant at, String interaction, String channel, UUID campaign) throws SQLException {
        insert("tracking.touchpoint", row("id", UUID.randomUUID(), "row_key", UUID.randomUUID(), "advertiser_id", advertiser, "person_id", person,
                "at", time(at), "recorded_at", time(at), "interaction", interaction, "channel", channel, "campaign_id", campaign));
    }

    public Map<String, Object> conversion(UUID advertiser, UUID person, Instant at, String goal, String status, long amountMinor, String currency) {
        return row("id", UUID.randomUUID(), "version", 0, "advertiser_id", advertiser, "goal_id", UUID.randomUUID(), "goal_key", goal, "goal_kind", goal,
                "dedupe_key", UUID.randomUUID().toString(), "door", "file", "occurred_at", time(at), "recorded_at", time(at), "status", status,
                "verdict", "valid", "evidence", "none", "person_id", person, "channel", "other", "amount_minor", amountMinor, "currency", currency, "trace", "[]");
    }

    public Map<String, Object> click(UUID advertiser, UUID campaign, Instant at, String channel, String verdict, boolean unique) {
        return row("id", UUID.randomUUID(), "at", time(at), "recorded_at", time(at), "advertiser_id", advertiser, "campaign_id", campaign,
                "link_id", UUID.randomUUID(), "verdict", verdict, "is_unique", unique, "person_id", UUID.randomUUID(), "channel", channel, "params", "{}", "trace", "[]");
    }

    public void insert(String table, Map<String, Object> row) throws SQLException {
        String columns = String.join(", ", row.keySet());
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into " + table + " (" + columns + ") values (?" + ", ?".repeat(row.size() - 1) + ")")) {
            int i = 1;
            for (Object value : row.values()) {
                insert.setObject(i++, value);
            }
            insert.executeUpdate();
        }
    }

    public static Map<String, Object> row(Object... pairs) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                row.put((String) pairs[i], pairs[i + 1]);
            }
        }
        return row;
    }

    public static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
