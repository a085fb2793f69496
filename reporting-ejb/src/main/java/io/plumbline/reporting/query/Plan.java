package io.plumbline.reporting.query;

import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.metric.Definition;
import io.plumbline.reporting.metric.MetricRegistry;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A question that makes sense.
 *
 * @param compared the period to compare with, or null
 * @param sortBy   index of the column to sort by, dimensions first
 * @param offset   rows to skip
 * @param asOf     instant whose knowledge the answer is made of, or null for all
 */
record Plan(LocalQuarters period, LocalQuarters compared, String currency, List<Dimension> dimensions, List<Definition> metrics,
        List<Question.Filter> filters, int sortBy, boolean descending, int limit, int offset, String fingerprint,
        Instant asOf) {

    private static final int MAX_DIMENSIONS = 3;
    private static final int MAX_FILTERS = 20;
    private static final int MAX_VALUES = 1000;
    private static final int MAX_LIMIT = 10_000;
    private static final int DEFAULT_LIMIT = 1000;
    private static final int MAX_YEARS = 10;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);
    private static final Instant FIRST_INSTANT = EARLIEST.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Instant LAST_INSTANT = LATEST.atStartOfDay(ZoneOffset.UTC).toInstant();

    static Plan of(Question q) {
        List<String> dimensions = q.dimensions() == null ? List.of() : q.dimensions();
        List<String> metrics = q.metrics() == null ? List.of() : q.metrics();
        List<Question.Filter> filters = q.filters() == null ? List.of() : q.filters();
        new Check().that(q.from() != null, "from", "required", "Name the first day.")
                .that(q.to() != null, "to", "required", "Name the last day.")
                .that(q.from() == null || q.to() == null || !q.to().isBefore(q.from()), "to", "range-reversed", "The last day is before the first.")
                .that(q.from() == null || !q.from().isBefore(EARLIEST), "from", "range-out-of-bounds", "Days start in 1990.")
                .that(q.to() == null || q.to().isBefore(LATEST), "to", "range-out-of-bounds", "Days end in 2099.")
                .that(q.from() == null || q.to() == null || q.to().isBefore(q.from().plusYears(MAX_YEARS)), "to", "range-too-long", "At most ten years.")
                .that(q.asOf() == null || q.asOf().isAfter(FIRST_INSTANT) && q.asOf().isBefore(LAST_INSTANT), "asOf", "time-out-of-range", "Times lie between 1990 and 2099.")
                .zone("timeZone", zone(q))
                .call(() -> Money.digits(q.currency() == null ? "EUR" : q.currency()), "currency")
                .that(dimensions.size() <= MAX_DIMENSIONS, "dimensions", "too-many", "At most three dimensions.")
                .that(Set.copyOf(withoutNull(dimensions)).size() == dimensions.size(), "dimensions", "repeated", "Each dimension once.")
                .that(!metrics.isEmpty(), "metrics", "required", "Name at least one metric.")
                .that(Set.copyOf(withoutNull(metrics)).size() == metrics.size(), "metrics", "repeated", "Each metric once.")
                .that(filters.size() <= MAX_FILTERS, "filters", "too-many", "At most " + MAX_FILTERS + " filters.")
                .that(q.limit() == null || q.limit() >= 1 && q.limit() <= MAX_LIMIT, "limit", "limit-out-of-range", "A piece has 1 to 10000 rows.")
                .done();
        filters.forEach(Plan::checked);
        LocalQuarters period = LocalQuarters.of(q.from(), q.to(), ZoneId.of(zone(q)));
        String fingerprint = Ids.named(q.from() + "/" + q.to(), zone(q), q.currency(), dimensions.toString(), metrics.toString(),
                filters.toString(), q.compareTo(), q.sort(), String.valueOf(q.asOf())).toString();
        return new Plan(period, compared(q, period), q.currency(), dimensions.stream().map(d -> Dimension.of("dimensions", d)).toList(),
                metrics.stream().map(MetricRegistry::definition).toList(), filters, column(q.sort(), dimensions, metrics),
                q.sort() != null && q.sort().startsWith("-"), q.limit() == null ? DEFAULT_LIMIT : q.limit(), offset(q.cursor(), fingerprint), fingerprint,
                q.asOf());
    }

    /** Where the following piece starts; good for this question only. */
    String cursor(int offset) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((offset + "." + fingerprint).getBytes(StandardCharsets.US_ASCII));
    }

    boolean asksForMoney() {
        return metrics.stream().flatMap(m -> m.measures().stream()).anyMatch(io.plumbline.reporting.metric.Measure::isMoney);
    }

    boolean asksForMargins() {
        return metrics.stream().flatMap(m -> m.measures().stream()).anyMatch(io.plumbline.reporting.metric.Measure::isMargined);
    }

    private static List<String> withoutNull(List<String> keys) {
        return List.copyOf(new HashSet<>(keys.stream().map(k -> Objects.requireNonNullElse(k, "")).toList()));
    }

    private static String zone(Question q) {
        return q.timeZone() == null || q.timeZone().isBlank() ? "UTC" : q.timeZone();
    }

    private static int column(String sort, List<String> dimensions, List<String> metrics) {
        if (sort == null || sort.isBlank()) {
            return 0;
        }
        String name = sort.startsWith("-") ? sort.substring(1) : sort;
        int at = dimensions.contains(name) ? dimensions.indexOf(name) : metrics.contains(name) ? dimensions.size() + metrics.indexOf(name) : -1;
        if (at < 0) {
            throw new Invalid("sort", "sort-unknown", "Sort by one of the columns, with a leading minus for descending.");
        }
        return at;
    }

    private static int offset(String cursor, String fingerprint) {
        if (cursor == null || cursor.isEmpty()) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            int dot = text.indexOf('.');
            if (dot > 0 && text.substring(dot + 1).equals(fingerprint)) {
                return Integer.parseUnsignedInt(text.substring(0, dot));
            }
        } catch (IllegalArgumentException malformed) {
            // answered below
        }
        throw new Invalid("cursor", "cursor-malformed", "Use the next value of the previous answer with the same question, unchanged.");
    }

    private static void checked(Question.Filter filter) {
        if (filter == null) {
            throw new Invalid("filters", "required", "A filter has a dimension, an operator and values.");
        }
        Dimension.of("filters", filter.dimension());
        List<String> values = filter.values();
        new Check().that(List.of("in", "notIn", "contains").contains(String.valueOf(filter.op())), "filters", "operator-unknown", "Use in, notIn or contains.")
                .that(values != null && !values.isEmpty(), "filters", "required", "Name at least one value.")
                .that(values == null || values.size() <= MAX_VALUES, "filters", "too-many", "At most " + MAX_VALUES + " values.")
                .done();
    }

    private static LocalQuarters compared(Question q, LocalQuarters period) {
        if (q.compareTo() == null || q.compareTo().isBlank()) {
            return null;
        }
        long days = q.to().toEpochDay() - q.from().toEpochDay() + 1;
        return switch (q.compareTo()) {
            case "previous-period" -> LocalQuarters.of(q.from().minusDays(days), q.from().minusDays(1), period.zone());
            case "previous-year" -> LocalQuarters.of(q.from().minusYears(1), q.to().minusYears(1), period.zone());
            default -> throw new Invalid("compareTo", "compare-unknown", "Compare with previous-period or previous-year.");
        };
    }
}
