package io.plumbline.web.portal.overview;

import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Metric;
import io.plumbline.web.faces.DateRange;
import io.plumbline.web.portal.Cells;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads cells of an {@link Answer}: counts are Long, money is decimal text, ratios are BigDecimal or null. */
final class OverviewFigures {

    private OverviewFigures() {
    }

    static Map<String, Metric> byKey(List<Metric> metrics) {
        return metrics.stream().collect(Collectors.toMap(Metric::key, Function.identity()));
    }

    static boolean isNothing(Object cell) {
        BigDecimal number = Cells.number(cell);
        return number == null || number.signum() == 0;
    }

    /** One value a day of the range; days without events have no row: zero where days have counts, null where there is nothing to divide by. */
    static List<BigDecimal> byDay(Answer answer, DateRange days, int index) {
        Map<String, Object> cells = new HashMap<>();
        answer.rows().forEach(row -> cells.put(String.valueOf(row.get(0)), row.get(index)));
        boolean quotient = "ratio".equals(answer.columns().get(index).unit()) || "percent".equals(answer.columns().get(index).unit());
        List<BigDecimal> values = new ArrayList<>();
        for (LocalDate day = days.from(); !day.isAfter(days.to()); day = day.plusDays(1)) {
            String key = day.toString();
            values.add(cells.containsKey(key) ? Cells.number(cells.get(key)) : quotient ? null : BigDecimal.ZERO);
        }
        return values;
    }
}
