package io.plumbline.reporting.value;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Keeps the customers of a model, best first. */
final class Samples {

    private static final int BATCH = 1000;
    private static final String COLUMNS = "position, customer_id, channel, repeats, recency_days, age_days, priced, repeat_minor, realised_minor, first_minor";

    private final Connection connection;

    Samples(Connection connection) {
        this.connection = connection;
    }

    /** @param position in its sample, from 0 */
    record Kept(int position, Member member) {
    }

    void keep(UUID id, UUID advertiser, List<Member> members) throws SQLException {
        try (PreparedStatement known = connection.prepareStatement("delete from reporting.value_customer where sample_id = ?")) {
            known.setObject(1, id);
            known.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into reporting.value_customer (sample_id, advertiser_id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < members.size(); i++) {
                bind(insert, id, advertiser, i, members.get(i));
                insert.addBatch();
                if (i % BATCH == BATCH - 1) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** @param from first position; customer only this one, or null for all */
    List<Kept> page(UUID id, int from, int limit, String customer) throws SQLException {
        List<Kept> page = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select " + COLUMNS + " from reporting.value_customer where sample_id = ? and position >= ?"
                + (customer == null ? "" : " and customer_id = ?") + " order by position limit " + limit)) {
            query.setObject(1, id);
            query.setInt(2, from);
            if (customer != null) {
                query.setString(3, customer);
            }
            read(query, page::add);
        }
        return page;
    }

    void all(UUID id, Consumer<Kept> to) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select " + COLUMNS + " from reporting.value_customer where sample_id = ? order by position")) {
            query.setFetchSize(5 * BATCH);
            query.setObject(1, id);
            read(query, to);
        }
    }

    private static void read(PreparedStatement query, Consumer<Kept> to) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                to.accept(new Kept(row.getInt(1), new Member(row.getString(2), row.getString(3), row.getInt(4), row.getInt(5), row.getInt(6), row.getInt(7),
                        row.getLong(8), row.getLong(9), row.getLong(10))));
            }
        }
    }

    private static void bind(PreparedStatement insert, UUID id, UUID advertiser, int position, Member member) throws SQLException {
        insert.setObject(1, id);
        insert.setObject(2, advertiser);
        insert.setInt(3, position);
        insert.setString(4, member.id());
        insert.setString(5, member.channel());
        insert.setInt(6, member.x());
        insert.setInt(7, member.recencyDays());
        insert.setInt(8, member.ageDays());
        insert.setInt(9, member.priced());
        insert.setLong(10, member.repeatMinor());
        insert.setLong(11, member.realisedMinor());
        insert.setLong(12, member.firstMinor());
    }
}
