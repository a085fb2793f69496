package io.plumbline.reporting.cohort;

import io.plumbline.reporting.api.CohortAnswer;
import io.plumbline.reporting.api.Grid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Cohorts as rows of a file. */
final class CohortGrid {

    private static final List<String> HEADER = List.of("cohort", "from", "to", "key", "name", "customers", "people", "cost", "overhead", "cac", "paybackPeriod", "period",
            "partial", "active", "retention", "revenue", "cumulativePerCustomer", "currency");

    private CohortGrid() {
    }

    static Grid of(CohortAnswer answer) {
        List<List<Object>> rows = new ArrayList<>();
        for (CohortAnswer.Cohort c : answer.cohorts()) {
            for (CohortAnswer.Cell cell : c.cells().stream().filter(Objects::nonNull).toList()) {
                rows.add(Arrays.asList(c.label(), c.from(), c.to(), c.key(), c.name(), c.customers(), c.people(), number(c.cost()), number(c.overhead()), number(c.cac()),
                        c.paybackPeriod(), cell.period(), String.valueOf(cell.partial()), cell.active(), cell.retention(), number(cell.revenue()), number(cell.cumulative()),
                        answer.currency()));
            }
        }
        return new Grid(HEADER, rows);
    }

    private static BigDecimal number(String amount) {
        return amount == null ? null : new BigDecimal(amount);
    }
}
