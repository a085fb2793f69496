package io.plumbline.reporting.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * A table. Cells: {@link Entity} or text for dimensions; Long for counts, decimal text for money, BigDecimal for ratios, null for
 * a ratio without denominator.
 *
 * @param totals one cell a metric column; totals are over all rows, not over the piece
 * @param compareRows for each row its counterpart in the compared period (the same day, hour, week or month counted from the period's
 *                    start; the same entity), of the same columns, its dimensions null where there was nothing; null when nothing is compared
 * @param compareTotals as {@code totals} for the compared period, or null
 * @param next  cursor of the following piece, or null
 */
public record Answer(List<Column> columns, List<List<Object>> rows, List<Object> totals, List<List<Object>> compareRows, List<Object> compareTotals,
        Meta meta, String next) implements Serializable {

    /** @param kind {@code dimension} or {@code metric}; unit as in {@link Metric}, null for dimensions */
    public record Column(String name, String kind, String unit) implements Serializable {
    }

    public record Entity(String id, String name) implements Serializable {
    }

    /** @param rowCount rows of the whole answer; warnings name currencies and days that could not be converted, whose money is left out */
    public record Meta(Instant freshThrough, String timeZone, String currency, long rowCount, List<String> warnings) implements Serializable {
    }
}
