package io.plumbline.reporting.audit;

import io.plumbline.reporting.rollup.Layer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Sums by hour are what the quarters say, less what still waits; sums by day are what the sums by hour say. */
final class SumsEqualQuarters {

    private static final List<String> MEASURES = List.of("impressions", "clicks", "unique_clicks", "invalid_clicks", "conversions", "revenue_minor", "payout_minor", "cost_micros");
    private static final String UNTIL = "(select max(summed_until) from reporting.rollup_progress)";
    private static final int ROOM = 1 << 24;

    private final Layer layer;

    SumsEqualQuarters(Layer layer) {
        this.layer = layer;
    }

    String name() {
        return "sums-" + layer.name().toLowerCase(java.util.Locale.ROOT);
    }

    String checked() {
        return "select count(*) from reporting.rollup_sum r where " + spans(layer.hour(0)) + " or " + spans(layer.day(0));
    }

    String sql() {
        String dimensions = String.join(", ", layer.columns());
        String slices = String.join(", ", layer.columns().stream().map(column -> "s." + column).toList());
        String hour = "(r.span - " + layer.hour(0) + ")";
        return "select unit, at, " + String.join(", ", layer.columns()) + ", " + String.join(", ", MEASURES.stream().map(m -> "sum(" + m + ") as " + m).toList()) + " from ("
                + "select 'hour' as unit, r.quarter / 4 as at, " + slices + plus() + " from reporting.rollup_quarter r join reporting.slice s on s.id = r.slice_id where r.quarter < " + UNTIL
                + " union all select 'hour', r.quarter / 4, " + slices + minus() + " from reporting.rollup_waiting r join reporting.slice s on s.id = r.slice_id where r.quarter < " + UNTIL
                + " union all select 'hour', " + hour + ", " + dimensions + minus() + " from reporting.rollup_sum r where " + spans(layer.hour(0))
                + " union all select 'day', " + hour + " / 24, " + dimensions + plus() + " from reporting.rollup_sum r where " + spans(layer.hour(0)) + " and " + hour + " / 24 * 96 + 96 <= " + UNTIL
                + " union all select 'day', r.span - " + layer.day(0) + ", " + dimensions + minus() + " from reporting.rollup_sum r where " + spans(layer.day(0))
                + ") b group by unit, at, " + dimensions + " having " + String.join(" or ", MEASURES.stream().map(m -> "sum(" + m + ") <> 0").toList()) + " order by unit, at";
    }

    String tell(ResultSet row) throws SQLException {
        boolean day = row.getString("unit").equals("day");
        StringBuilder where = new StringBuilder(row.getString("unit") + " of " + Instant.ofEpochSecond(row.getLong("at") * (day ? 86_400 : 3600)));
        for (String column : layer.columns()) {
            String value = row.getString(column);
            where.append(value == null ? "" : " " + column.replace("_id", "").replace("_key", "") + "=" + value.strip());
        }
        for (String measure : MEASURES) {
            long off = row.getLong(measure);
            where.append(off == 0 ? "" : ", " + measure + " too " + (off > 0 ? "few by " : "many by ") + Math.abs(off));
        }
        return where.toString();
    }

    private static String spans(int first) {
        return "r.span >= " + first + " and r.span < " + (first + ROOM);
    }

    private static String plus() {
        return String.join("", MEASURES.stream().map(m -> ", r." + m + " as " + m).toList());
    }

    private static String minus() {
        return String.join("", MEASURES.stream().map(m -> ", -r." + m).toList());
    }
}
