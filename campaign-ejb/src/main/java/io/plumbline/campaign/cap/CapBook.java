package io.plumbline.campaign.cap;

import io.plumbline.campaign.api.CapOf;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;

/** Uses, holds and leases on disk. Every grant is one statement that the database refuses when it would pass the limit. */
final class CapBook {

    /** What a result holds under one cap. */
    record Hold(CapRow cap, LocalDate periodStart, long units, String state) {
    }

    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final EntityManager em;

    CapBook(EntityManager em) {
        this.em = em;
    }

    /** In the order in which everybody locks. */
    List<CapRow> onResults(List<UUID> subjects) {
        return list("select * from campaign.cap where removed_at is null and measure <> 'clicks' and subject_id in (" + "?, ".repeat(subjects.size() - 1)
                + "?) order by id", CapRow::read, subjects.toArray());
    }

    /** What caps on payout are on: id and kind. */
    Map<UUID, String> payoutSubjects() {
        Map<UUID, String> subjects = new HashMap<>();
        list("select distinct subject_id, subject_type from campaign.cap where removed_at is null and measure = 'payout'",
                row -> subjects.put(row.getObject("subject_id", UUID.class), row.getString("subject_type")));
        return subjects;
    }

    List<CapRow> onPayout(List<UUID> subjects) {
        return onResults(subjects).stream().filter(cap -> cap.of() == CapOf.PAYOUT).toList();
    }

    List<Hold> holds(UUID subject) {
        return list("select c.*, h.period_start, h.units, h.state from campaign.cap_hold h join campaign.cap c on c.id = h.cap_id where h.subject_id = ? order by c.id",
                row -> new Hold(CapRow.read(row), row.getObject("period_start", LocalDate.class), row.getLong("units"), row.getString("state")), subject);
    }

    /** Locked until the end of the transaction. @return what is used of the period */
    long lock(UUID cap, LocalDate period) {
        List<Long> used = used(cap, period, " for update");
        if (used.isEmpty()) {
            begin(cap, period);
            used = used(cap, period, " for update");
        }
        return used.get(0);
    }

    void begin(UUID cap, LocalDate period) {
        update("insert into campaign.cap_use (cap_id, period_start, reserved, confirmed, leased, granted_limit) values (?, ?, 0, 0, 0, 0) on conflict do nothing", cap, period);
    }

    long used(UUID cap, LocalDate period) {
        return used(cap, period, "").stream().findFirst().orElse(0L);
    }

    private List<Long> used(UUID cap, LocalDate period, String how) {
        return list("select reserved + confirmed + leased as used from campaign.cap_use where cap_id = ? and period_start = ?" + how, row -> row.getLong(1), cap, period);
    }

    /** @param column {@code reserved}, {@code confirmed} or {@code leased} @return false when it would pass the limit */
    boolean take(UUID cap, LocalDate period, String column, long units, long limit) {
        return 1 == update("update campaign.cap_use set " + column + " = " + column + " + ?, granted_limit = ? where cap_id = ? and period_start = ?"
                + " and reserved + confirmed + leased + ? <= ?", units, limit, cap, period, units, limit);
    }

    void give(UUID cap, LocalDate period, String column, long units) {
        update("update campaign.cap_use set " + column + " = " + column + " - ? where cap_id = ? and period_start = ?", units, cap, period);
    }

    void hold(UUID cap, UUID subject, LocalDate period, long units, String state) {
        if (0 == update("update campaign.cap_hold set units = ?, state = ?, period_start = ? where subject_id = ? and cap_id = ?", units, state, period, subject, cap)) {
            update("insert into campaign.cap_hold (cap_id, subject_id, period_start, units, state) values (?, ?, ?, ?, ?)", cap, subject, period, units, state);
        }
    }

    <T> List<T> list(String sql, Reader<T> reader, Object... args) {
        return on(connection -> {
            try (PreparedStatement query = prepared(connection, sql, args); ResultSet found = query.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(reader.read(found));
                }
                return rows;
            }
        });
    }

    int update(String sql, Object... args) {
        return on(connection -> {
            try (PreparedStatement statement = prepared(connection, sql, args)) {
                return statement.executeUpdate();
            }
        });
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... args) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < args.length; i++) {
            statement.setObject(i + 1, args[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : args[i]);
        }
        return statement;
    }

    private <T> T on(ReturningWork<T> work) {
        return em.unwrap(Session.class).doReturningWork(work);
    }
}
