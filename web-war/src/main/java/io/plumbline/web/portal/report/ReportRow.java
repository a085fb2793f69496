package io.plumbline.web.portal.report;

import io.plumbline.reporting.api.Answer;
import io.plumbline.web.portal.Cells;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** @param drill address of the row opened, or null when nothing is left to ask */
public record ReportRow(List<Cell> cells, String drill) {

    /**
     * @param dimension whose value it is; null for a metric
     * @param unit   of the metric; null for a dimension
     * @param change relative to the compared period, or null
     */
    public record Cell(String dimension, Object value, String unit, BigDecimal change) {

        public boolean isNumber() {
            return unit != null;
        }

        /** The number behind a metric's cell, or null for no denominator. */
        public BigDecimal getNumber() {
            return Cells.number(value);
        }

        public String getText() {
            return value instanceof Answer.Entity entity ? entity.name() : value == null ? null : value.toString();
        }
    }

    /** @param reason as the answer says it */
    public record Change(String reason, List<Cell> cells) {
    }

    static List<Change> changes(Answer answer) {
        List<Answer.Column> metrics = answer.columns().stream().filter(c -> "metric".equals(c.kind())).toList();
        List<Change> changes = new ArrayList<>();
        for (Answer.Restated one : answer.restated() == null ? List.<Answer.Restated>of() : answer.restated()) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < metrics.size(); i++) {
                cells.add(new Cell(null, one.cells().get(i), metrics.get(i).unit(), null));
            }
            changes.add(new Change(one.reason(), cells));
        }
        return changes;
    }

    static ReportRow of(Answer answer, List<Object> row, List<Object> before, Function<List<String>, String> drill) {
        List<Cell> cells = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Answer.Column column = answer.columns().get(i);
            boolean metric = "metric".equals(column.kind());
            cells.add(new Cell(metric ? null : column.name(), row.get(i), metric ? column.unit() : null, metric && before != null ? Cells.change(row.get(i), before.get(i)) : null));
            if (!metric) {
                keys.add(row.get(i) instanceof Answer.Entity entity ? entity.id() : row.get(i) == null ? null : row.get(i).toString());
            }
        }
        return new ReportRow(cells, drill.apply(keys));
    }

    static List<Cell> totals(Answer answer) {
        List<Cell> cells = new ArrayList<>();
        List<Answer.Column> metrics = answer.columns().stream().filter(c -> "metric".equals(c.kind())).toList();
        for (int i = 0; i < metrics.size(); i++) {
            Object before = answer.compareTotals() == null ? null : answer.compareTotals().get(i);
            cells.add(new Cell(null, answer.totals().get(i), metrics.get(i).unit(), Cells.change(answer.totals().get(i), before)));
        }
        return cells;
    }
}
