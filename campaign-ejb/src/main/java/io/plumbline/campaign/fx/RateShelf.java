package io.plumbline.campaign.fx;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;

/**
 * Puts rates in place, replacing those of the same day and pair, a batch at a time: the bank's history is a quarter of a
 * million rows, too many for a statement each.
 */
final class RateShelf implements EcbFile.Sink {

    private record Row(LocalDate day, String base, String quote, BigDecimal rate) {
    }

    private static final int BATCH = 2000;

    private final EntityManager em;
    private final String source;
    private final Instant now;
    private final List<Row> waiting = new ArrayList<>(BATCH);
    private LocalDate earliest;
    private LocalDate latest;

    RateShelf(EntityManager em, String source, Instant now) {
        this.em = em;
        this.source = source;
        this.now = now;
    }

    @Override
    public void rate(LocalDate day, String quote, BigDecimal rate) {
        put(day, "EUR", quote, rate);
    }

    void put(LocalDate day, String base, String quote, BigDecimal rate) {
        earliest = earliest == null || day.isBefore(earliest) ? day : earliest;
        latest = latest == null || day.isAfter(latest) ? day : latest;
        waiting.add(new Row(day, base, quote, rate));
        if (waiting.size() == BATCH) {
            flush();
        }
    }

    void flush() {
        em.unwrap(Session.class).doWork(this::write);
        waiting.clear();
    }

    LocalDate earliest() {
        return earliest;
    }

    LocalDate latest() {
        return latest;
    }

    private void write(Connection connection) throws SQLException {
        remember(connection);
        // Insert first, so that the update finds every row: the last of a day and pair that a file names twice stays.
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into campaign.fx_rate (rate, source, rate_date, base, quote) values (?, ?, ?, ?, ?) on conflict do nothing");
             PreparedStatement update = connection.prepareStatement(
                "update campaign.fx_rate set rate = ?, source = ? where rate_date = ? and base = ? and quote = ? and (rate <> ? or source <> ?)")) {
            for (Row row : waiting) {
                bind(insert, row);
                bind(update, row);
                update.setBigDecimal(6, row.rate());
                update.setString(7, source);
                insert.addBatch();
                update.addBatch();
            }
            insert.executeBatch();
            update.executeBatch();
        }
    }

    /** Only what differs from what was known before, row by row: a file may name a day twice. */
    private void remember(Connection connection) throws SQLException {
        try (PreparedStatement known = connection.prepareStatement("""
                insert into campaign.fx_rate_known (base, quote, rate_date, rate, known_at)
                select n.base, n.quote, n.rate_date, n.rate, n.known_at from (select cast(? as char(3)) as base, cast(? as char(3)) as quote, cast(? as date) as rate_date,
                  cast(? as numeric(20, 10)) as rate, cast(? as timestamp with time zone) as known_at) n
                where n.rate is distinct from (select k.rate from campaign.fx_rate_known k where k.base = n.base and k.quote = n.quote and k.rate_date = n.rate_date
                  order by k.id desc limit 1)""")) {
            for (Row row : waiting) {
                known.setString(1, row.base());
                known.setString(2, row.quote());
                known.setObject(3, row.day());
                known.setBigDecimal(4, row.rate());
                known.setObject(5, now.atOffset(ZoneOffset.UTC));
                known.addBatch();
            }
            known.executeBatch();
        }
    }

    private void bind(PreparedStatement statement, Row row) throws SQLException {
        statement.setBigDecimal(1, row.rate());
        statement.setString(2, source);
        statement.setObject(3, row.day());
        statement.setString(4, row.base());
        statement.setString(5, row.quote());
    }
}
