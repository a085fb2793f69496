package io.plumbline.reporting.query;

import io.plumbline.reporting.metric.Measure;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All groups of one period, and their total. Rounded money of the rows adds up to the total, and the total does not depend on the grouping. */
record Table(Map<List<Object>, Figures> groups, Figures total) {

    static Table of(Map<List<Object>, Figures> groups, Plan plan) {
        return of(groups, plan, new Figures());
    }

    /** @param before what the groups are added to: with them it is the rounded sum of both, to the last unit */
    static Table of(Map<List<Object>, Figures> groups, Plan plan, Figures before) {
        Figures total = new Figures();
        groups.values().forEach(total::add);
        Set<Measure> measures = EnumSet.noneOf(Measure.class);
        plan.metrics().forEach(m -> measures.addAll(m.measures()));
        // In one fixed order, so that the same question puts an odd cent into the same row again.
        List<Figures> rows = groups.entrySet().stream().sorted(Map.Entry.comparingByKey(Table::compareKeys)).map(Map.Entry::getValue).toList();
        measures.forEach(measure -> settle(measure, rows, total, before));
        return new Table(groups, total);
    }

    static int compareKeys(List<Object> a, List<Object> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Absent values come last. */
    @SuppressWarnings("unchecked")
    static int compare(Object a, Object b) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? 1 : -1;
        }
        return ((Comparable<Object>) a).compareTo(b);
    }

    private static void settle(Measure measure, List<Figures> rows, Figures total, Figures before) {
        long whole = rounded(before.exact(measure).add(total.exact(measure))) - rounded(before.exact(measure));
        total.settle(measure, whole);
        List<BigDecimal> exact = rows.stream().map(row -> row.exact(measure)).toList();
        boolean fractions = measure.isMoney() && !exact.isEmpty() && (exact.stream().anyMatch(x -> x.stripTrailingZeros().scale() > 0)
                || total.exact(measure).compareTo(BigDecimal.valueOf(whole)) != 0);
        List<Long> shares = fractions ? Money.apportion(exact, whole) : exact.stream().map(BigDecimal::longValueExact).toList();
        for (int i = 0; i < shares.size(); i++) {
            rows.get(i).settle(measure, shares.get(i));
        }
    }

    private static long rounded(BigDecimal minor) {
        return minor.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }
}
