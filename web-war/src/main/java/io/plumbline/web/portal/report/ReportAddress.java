package io.plumbline.web.portal.report;

import io.plumbline.reporting.api.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A report as its address writes it: {@code d=campaign,partner&m=clicks,cr&f=channel:email|goal:sale&sort=-clicks}.
 * What an address gets wrong is left out: a link from an old mail still opens.
 *
 * @param filters dimension and value, all of which must hold
 */
record ReportAddress(List<String> dimensions, List<String> metrics, List<Filter> filters, String sort) {

    static final int MOST_DIMENSIONS = 3;
    private static final List<String> METRICS = List.of("clicks", "conversions", "revenue", "cost", "payout", "profit", "cr", "cpa", "roas");

    record Filter(String dimension, String value) {
    }

    static ReportAddress read(String[] d, String[] m, String f, String sort, List<String> knownDimensions, List<String> knownMetrics) {
        List<String> dimensions = words(d, knownDimensions).stream().limit(MOST_DIMENSIONS).toList();
        List<String> metrics = words(m, knownMetrics);
        List<Filter> filters = new ArrayList<>();
        for (String part : f == null ? new String[0] : f.split("\\|")) {
            int colon = part.indexOf(':');
            if (colon > 0 && knownDimensions.contains(part.substring(0, colon))) {
                filters.add(new Filter(part.substring(0, colon), part.substring(colon + 1)));
            }
        }
        String column = sort == null ? "" : sort.replaceFirst("^-", "");
        List<String> shownDimensions = dimensions.isEmpty() ? List.of("campaign") : dimensions;
        List<String> shownMetrics = metrics.isEmpty() ? METRICS.stream().filter(knownMetrics::contains).toList() : metrics;
        boolean sortable = shownMetrics.contains(column) || shownDimensions.contains(column);
        return new ReportAddress(shownDimensions, shownMetrics, filters, sortable ? sort : null);
    }

    private static List<String> words(String[] values, List<String> known) {
        return values == null ? List.of()
                : Arrays.stream(values).flatMap(v -> Stream.of(v.split(","))).map(String::strip).filter(known::contains).distinct().toList();
    }

    String d() {
        return String.join(",", dimensions);
    }

    String m() {
        return String.join(",", metrics);
    }

    /** Null when there is none, so that links leave it out. */
    String f() {
        return filters.isEmpty() ? null : String.join("|", filters.stream().map(x -> x.dimension() + ":" + x.value()).toList());
    }

    ReportAddress sortedBy(String column) {
        String descending = "-" + column;
        return new ReportAddress(dimensions, metrics, filters, descending.equals(sort) ? column : descending);
    }

    ReportAddress without(Filter filter) {
        return new ReportAddress(dimensions, metrics, filters.stream().filter(x -> !x.equals(filter)).toList(), sort);
    }

    /** One row opened: its values become filters, and the next question is asked of it. */
    ReportAddress into(List<String> values, String next) {
        List<Filter> all = new ArrayList<>(filters);
        for (int i = 0; i < dimensions.size(); i++) {
            if (!isTime(dimensions.get(i))) {
                Filter filter = new Filter(dimensions.get(i), values.get(i) == null ? "" : values.get(i));
                all.removeIf(x -> x.dimension().equals(filter.dimension()));
                all.add(filter);
            }
        }
        return new ReportAddress(List.of(next), metrics, all, null);
    }

    List<Question.Filter> questionFilters() {
        return filters.stream().map(x -> new Question.Filter(x.dimension(), "in", List.of(x.value()))).toList();
    }

    static boolean isTime(String dimension) {
        return List.of("date", "hour", "week", "month").contains(dimension);
    }
}
