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
 * @param restated of a question as of an instant: what has changed since, by reason; its cells and the totals add up to the totals as known
 *              now. Null otherwise
 */
public record Answer(List<Column> columns, List<List<Object>> rows, List<Object> totals, List<List<Object>> compareRows, List<Object> compareTotals,
        Meta meta, String next, List<Restated> restated) implements Serializable {

    /** As known now. */
    public Answer(List<Column> columns, List<List<Object>> rows, List<Object> totals, List<List<Object>> compareRows, List<Object> compareTotals, Meta meta,
            String next) {
        this(columns, rows, totals, compareRows, compareTotals, meta, next, null);
    }

    /**
     * @param reason {@code new} for what happened since, {@code late} for what had happened and was recorded since, else {@code decided},
     *               {@code reversed}, {@code restated-cost} or {@code verdict}
     * @param cells  one a metric column, null for ratios: they do not add up
     */
    public record Restated(String reason, List<Object> cells) implements Serializable {
    }

    /** @param kind {@code dimension} or {@code metric}; unit as in {@link Metric}, null for dimensions */
    public record Column(String name, String kind, String unit) implements Serializable {
    }

    public record Entity(String id, String name) implements Serializable {
    }

    /** @param rowCount rows of the whole answer; warnings name currencies and days that could not be converted, whose money is left out */
    public record Meta(Instant freshThrough, String timeZone, String currency, long rowCount, List<String> warnings, Instant asOf) implements Serializable {

        public Meta(Instant freshThrough, String timeZone, String currency, long rowCount, List<String> warnings) {
            this(freshThrough, timeZone, currency, rowCount, warnings, null);
        }
    }
}
