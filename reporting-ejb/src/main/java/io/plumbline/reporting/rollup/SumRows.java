package io.plumbline.reporting.rollup;

import io.plumbline.shared.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rows of one layer on their way into the sums. */
final class SumRows implements AutoCloseable {

    static final int BATCH = 1000;
    /** What any layer tells apart. */
    static final List<String> COLUMNS = Arrays.stream(Layer.values()).flatMap(layer -> layer.columns().stream()).distinct().toList();

    private record Cell(int span, List<Object> dimensions) {
    }

    private static final String ADD = "update reporting.rollup_sum set " + String.join(", ", Increments.MEASURES.stream().map(m -> m + " = " + m + " + ?").toList())
            + " where span = ? and cell = ?";

    private final Connection connection;
    private final Layer layer;
    private final PreparedStatement insert;
    private final Map<Cell, long[]> sums = new LinkedHashMap<>();
    private int waiting;

    SumRows(Connection connection, Layer layer) throws SQLException {
        this.connection = connection;
        this.layer = layer;
        this.insert = connection.prepareStatement("insert into reporting.rollup_sum (span, cell, " + String.join(", ", layer.columns()) + ", " + String.join(", ", Increments.MEASURES)
                + ") values (?, ?" + ", ?".repeat(layer.columns().size() + Increments.MEASURES.size()) + ") on conflict do nothing");
    }

    /** A row that is not there yet. */
    void make(int span, List<Object> dimensions, long[] measures) throws SQLException {
        if (Arrays.stream(measures).allMatch(measure -> measure == 0)) {
            return;
        }
        insert.setInt(1, span);
        insert.setObject(2, id(dimensions));
        int parameter = 3;
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i) == null) {
                insert.setNull(parameter++, isId(layer.columns().get(i)) ? Types.OTHER : Types.VARCHAR);
            } else {
                insert.setObject(parameter++, dimensions.get(i));
            }
        }
        for (long measure : measures) {
            insert.setLong(parameter++, measure);
        }
        insert.addBatch();
        if (++waiting % BATCH == 0) {
            insert.executeBatch();
        }
    }

    /** Something for a row that may be there. */
    void add(int span, List<Object> dimensions, long[] measures) {
        long[] sum = sums.computeIfAbsent(new Cell(span, dimensions), cell -> new long[measures.length]);
        for (int i = 0; i < measures.length; i++) {
            sum[i] = Math.addExact(sum[i], measures[i]);
        }
    }

    @Override
    public void close() throws SQLException {
        try (insert) {
            insert.executeBatch();
            addToRows();
        }
    }

    private void addToRows() throws SQLException {
        sums.values().removeIf(sum -> Arrays.stream(sum).allMatch(measure -> measure == 0));
        List<Map.Entry<Cell, long[]>> known = sums.entrySet().stream().toList();
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            for (int from = 0; from < known.size(); from += BATCH) {
                List<Map.Entry<Cell, long[]>> some = known.subList(from, Math.min(known.size(), from + BATCH));
                for (Map.Entry<Cell, long[]> one : some) {
                    bind(add, one.getKey(), one.getValue());
                }
                int[] updated = add.executeBatch();
                for (int i = 0; i < updated.length; i++) {
                    if (updated[i] == 0) {
                        make(some.get(i).getKey().span(), some.get(i).getKey().dimensions(), some.get(i).getValue());
                    }
                }
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement add, Cell cell, long[] measures) throws SQLException {
        int parameter = 1;
        for (long measure : measures) {
            add.setLong(parameter++, measure);
        }
        add.setInt(parameter++, cell.span());
        add.setObject(parameter, id(cell.dimensions()));
        add.addBatch();
    }

    static List<Object> dimensions(ResultSet row, Layer layer, int first) throws SQLException {
        return values(row, layer.columns(), first);
    }

    static List<Object> values(ResultSet row, List<String> columns, int first) throws SQLException {
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = isId(columns.get(i)) ? row.getObject(first + i, UUID.class) : row.getString(first + i);
        }
        return Arrays.asList(values);
    }

    static long[] measures(ResultSet row, int first) throws SQLException {
        long[] measures = new long[Increments.MEASURES.size()];
        for (int i = 0; i < measures.length; i++) {
            measures[i] = row.getLong(first + i);
        }
        return measures;
    }

    private static boolean isId(String column) {
        return column.endsWith("_id");
    }

    /** A present value is marked, so that the absent one is none of them. */
    private static UUID id(List<Object> dimensions) {
        return Ids.named(dimensions.stream().map(value -> value == null ? "" : "=" + value).toArray(String[]::new));
    }
}
