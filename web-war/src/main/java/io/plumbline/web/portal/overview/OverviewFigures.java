package io.plumbline.web.portal.overview;

import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
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

    static BigDecimal number(Object cell) {
        return cell == null ? null : new BigDecimal(cell.toString());
    }

    static boolean isNothing(Object cell) {
        BigDecimal number = number(cell);
        return number == null || number.signum() == 0;
    }

    /** Relative change, or null when there is nothing to compare with. */
    static BigDecimal change(Object now, Object before) {
        BigDecimal then = number(before);
        return then == null || then.signum() == 0 || now == null ? null
                : number(now).subtract(then).divide(then.abs(), MathContext.DECIMAL32);
    }

    static List<Number> column(Answer answer, int index) {
        List<Number> numbers = new ArrayList<>();
        answer.rows().forEach(row -> numbers.add(number(row.get(index))));
        return numbers;
    }

    static List<BigDecimal> decimals(List<List<Object>> rows, int index) {
        List<BigDecimal> numbers = new ArrayList<>();
        rows.forEach(row -> numbers.add(number(row.get(index))));
        return numbers;
    }

    static List<OverviewView.Point> points(Answer answer, int index) {
        List<OverviewView.Point> points = new ArrayList<>();
        for (int i = 0; i < answer.rows().size(); i++) {
            List<List<Object>> compared = answer.compareRows();
            Object before = compared == null || i >= compared.size() || compared.get(i) == null ? null : number(compared.get(i).get(index));
            points.add(new OverviewView.Point(String.valueOf(answer.rows().get(i).get(0)), number(answer.rows().get(i).get(index)), before));
        }
        return points;
    }
}
