package io.plumbline.reporting.rollup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes sums by hour and day from the quarters, one step a transaction. Sums of a time = its quarters less what waits, in one statement and
 * therefore of one instant; what waits is added later. So sums and what waits together equal the quarters at every commit, whatever other
 * transactions are under way. Only increments of their own quarter never wait: the sums stay so far behind that their transactions have ended.
 */
final class Sums {

    static final int A_DAY = 96;
    static final int AN_HOUR = 4;

    /** Two hours: transactions live a minute, and clocks of nodes do not differ by more. */
    private static final int BEHIND = 8;
    private static final int MOST_WAITING = 20_000;
    /** Beyond this an hour is a step, so that no step outlives its transaction. */
    private static final int MOST_QUARTERS = 500_000;

    private static final String MEASURES = String.join(", ", Increments.MEASURES);
    private static final String MINUS = String.join(", ", Increments.MEASURES.stream().map(m -> "-" + m).toList());
    private static final String SUMS = String.join(", ", Increments.MEASURES.stream().map(m -> "sum(r." + m + ")").toList());

    private final Connection connection;

    Sums(Connection connection) {
        this.connection = connection;
    }

    /** @return whether there is more to do at once */
    boolean step(Instant now) throws SQLException {
        int from = Progress.hold(connection);
        int rested = Increments.quarter(now) - BEHIND;
        int until = Math.min(end(from), rested - Math.floorMod(rested, AN_HOUR));
        boolean more = addWaiting(from);
        if (from == 0 || until <= from) {
            return more;
        }
        for (Layer layer : Layer.values()) {
            sumHours(layer, from, until);
            if (until % A_DAY == 0) {
                sumDay(layer, until / A_DAY - 1);
            }
        }
        Progress.move(connection, until);
        return true;
    }

    /** Never beyond the day's end. */
    private int end(int from) throws SQLException {
        int midnight = from - Math.floorMod(from, A_DAY) + A_DAY;
        try (PreparedStatement query = connection.prepareStatement("select count(*) from reporting.rollup_quarter where quarter >= ? and quarter < ?")) {
            query.setInt(1, from);
            query.setInt(2, midnight);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1) > MOST_QUARTERS ? from + AN_HOUR : midnight;
            }
        }
    }

    private void sumHours(Layer layer, int from, int until) throws SQLException {
        String dimensions = String.join(", ", layer.columns().stream().map(c -> "s." + c).toList());
        insert(layer, "select r.quarter / " + AN_HOUR + ", " + dimensions + ", " + SUMS + " from (select quarter, slice_id, " + MEASURES
                + " from reporting.rollup_quarter where quarter >= ? and quarter < ? union all select quarter, slice_id, " + MINUS
                + " from reporting.rollup_waiting where quarter >= ? and quarter < ?) r left join reporting.slice s on s.id = r.slice_id group by r.quarter / " + AN_HOUR + ", "
                + dimensions, layer.hour(0), from, until, from, until);
    }

    private void sumDay(Layer layer, int day) throws SQLException {
        String dimensions = String.join(", ", layer.columns());
        insert(layer, "select 0, " + dimensions + ", " + SUMS + " from reporting.rollup_sum r where span >= ? and span < ? group by " + dimensions, layer.day(day),
                layer.hour(day * 24), layer.hour(day * 24 + 24));
    }

    /** @param select number of the span after {@code first}, dimensions, measures */
    private void insert(Layer layer, String select, int first, Object... parameters) throws SQLException {
        try (SumRows rows = new SumRows(connection, layer); PreparedStatement query = connection.prepareStatement(select)) {
            query.setFetchSize(SumRows.BATCH);
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.make(first + found.getInt(1), SumRows.dimensions(found, layer, 2), SumRows.measures(found, 2 + layer.columns().size()));
                }
            }
        }
    }

    /** Of times that are in the sums; what waits for later ones is told apart when their sums are made. */
    private boolean addWaiting(int before) throws SQLException {
        List<Waiting> some = waiting(before);
        for (Layer layer : Layer.values()) {
            try (SumRows rows = new SumRows(connection, layer)) {
                for (Waiting one : some) {
                    List<Object> dimensions = one.dimensions(layer);
                    rows.add(layer.hour(Math.floorDiv(one.quarter(), AN_HOUR)), dimensions, one.measures());
                    int day = Math.floorDiv(one.quarter(), A_DAY);
                    if ((day + 1) * A_DAY <= before) {
                        rows.add(layer.day(day), dimensions, one.measures());
                    }
                }
            }
        }
        Rollups.batch(connection, "delete from reporting.rollup_waiting where id = ?", some, (delete, one) -> delete.setLong(1, one.id()));
        return some.size() == MOST_WAITING;
    }

    private record Waiting(long id, int quarter, List<Object> values, long[] measures) {

        List<Object> dimensions(Layer layer) {
            return layer.columns().stream().map(column -> values.get(SumRows.COLUMNS.indexOf(column))).collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        }
    }

    private List<Waiting> waiting(int before) throws SQLException {
        List<Waiting> some = new ArrayList<>();
        String dimensions = String.join(", ", SumRows.COLUMNS.stream().map(c -> "s." + c).toList());
        try (PreparedStatement query = connection.prepareStatement("select r.id, r.quarter, " + dimensions + ", " + String.join(", ", Increments.MEASURES.stream().map(m -> "r." + m).toList())
                + " from reporting.rollup_waiting r left join reporting.slice s on s.id = r.slice_id where r.quarter < ? order by r.id limit " + MOST_WAITING)) {
            query.setInt(1, before);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    some.add(new Waiting(row.getLong(1), row.getInt(2), SumRows.values(row, SumRows.COLUMNS, 3), SumRows.measures(row, 3 + SumRows.COLUMNS.size())));
                }
            }
        }
        return some;
    }
}
