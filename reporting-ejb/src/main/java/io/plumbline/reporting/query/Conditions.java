package io.plumbline.reporting.query;

import io.plumbline.reporting.api.Question;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Like;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The WHERE of a question with its parameters, over whatever piece the figures are read from: {@code {of}} has the dimensions there, and
 * {@code {quarter}} tells the time. An empty value stands for "has none".
 */
final class Conditions {

    private static final int MAX_RANGES = 2000;

    private final List<String> all = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();
    private final Set<String> columns = new TreeSet<>();
    private boolean ofTime;

    static Conditions of(LocalQuarters period, List<Question.Filter> filters, Scope scope) {
        Conditions conditions = new Conditions();
        if (scope.advertiser() != null) {
            conditions.and("{of}.advertiser_id = ?", scope.advertiser());
        }
        if (scope.partner() != null) {
            conditions.and("{of}.partner_id = ?", scope.partner());
        }
        filters.forEach(filter -> conditions.add(filter, period));
        return conditions;
    }

    /** With a leading {@code and}, or empty. */
    String sql(Piece piece) {
        return all.stream().map(one -> " and " + one.replace("{of}", piece.of()).replace("{quarter}", piece.quarter())).collect(Collectors.joining());
    }

    /** Columns of a slice that are asked about. */
    Set<String> columns() {
        return columns;
    }

    boolean areOfTime() {
        return ofTime;
    }

    List<Object> parameters() {
        return parameters;
    }

    private void add(Question.Filter filter, LocalQuarters period) {
        Dimension dimension = Dimension.of("filters", filter.dimension());
        List<String> values = filter.values().stream().map(v -> Objects.requireNonNullElse(v, "")).distinct().toList();
        if (dimension.isTime()) {
            ofTime = true;
            addTime(dimension.unit(), filter.op(), Set.copyOf(values), period);
            return;
        }
        columns.add(dimension.column());
        if (filter.op().equals("contains")) {
            addContains(dimension, values);
        } else {
            addIn(dimension, filter.op().equals("notIn"), values);
        }
    }

    private void addIn(Dimension dimension, boolean not, List<String> values) {
        String column = "{of}." + dimension.column();
        List<Object> present = values.stream().filter(v -> !v.isEmpty()).map(v -> dimension.isEntity() ? id(dimension, v) : (Object) v)
                .collect(Collectors.toCollection(ArrayList::new));
        String in = present.isEmpty() ? "1 = 0" : dimension.key().equals("goal") ? goals(present) : column + " in (" + marks(present.size()) + ")";
        String any = values.contains("") ? "(" + in + " or " + column + " is null)" : in;
        String none = values.contains("") ? "(" + column + " is not null" + (present.isEmpty() ? "" : " and not " + in) + ")"
                : "(" + column + " is null or not " + in + ")";
        and(not ? none : any, present.toArray());
    }

    /** A goal is counted by its key, which two advertisers may share; its id names one of them. */
    private static String goals(List<Object> present) {
        List<String> each = new ArrayList<>();
        for (int i = 0; i < present.size(); i++) {
            Optional<UUID> id = uuid((String) present.get(i));
            each.add(id.isPresent() ? "exists (select 1 from campaign.pub_goal g where g.id = ? and g.advertiser_id = {of}.advertiser_id and g.goal_key = {of}.goal_key)"
                    : "{of}.goal_key = ?");
            if (id.isPresent()) {
                present.set(i, id.get());
            }
        }
        return "(" + String.join(" or ", each) + ")";
    }

    private void addContains(Dimension dimension, List<String> values) {
        String name = dimension.isEntity() ? "n.name" : "{of}." + dimension.column();
        String like = values.stream().map(v -> "lower(" + name + ") like ? escape '!'").collect(Collectors.joining(" or ", "(", ")"));
        Object[] patterns = values.stream().map(Conditions::pattern).toArray();
        and(dimension.isEntity() ? "{of}." + dimension.column() + " in (select n.id from " + dimension.names() + " n where " + like + ")" : like, patterns);
    }

    /** A time filter is turned into ranges of quarters, by trying each: at most 350,000 in ten years. */
    private void addTime(TimeUnit unit, String op, Set<String> values, LocalQuarters period) {
        List<String> ranges = new ArrayList<>();
        TimeUnit.Place last = null;
        boolean wanted = false;
        int opened = -1;
        for (int quarter = period.start(); quarter <= period.end(); quarter++) {
            TimeUnit.Place place = period.place(unit, quarter);
            if (!place.equals(last)) {
                wanted = wanted(unit.cell(place), op, values);
                last = place;
            }
            boolean inside = wanted && quarter < period.end();
            if (inside && opened < 0) {
                opened = quarter;
            } else if (!inside && opened >= 0) {
                ranges.add("{quarter} >= ? and {quarter} < ?");
                parameters.add(opened);
                parameters.add(quarter);
                opened = -1;
            }
        }
        if (ranges.size() > MAX_RANGES) {
            throw new Invalid("filters", "too-many", "This filter picks too many separate pieces of time.");
        }
        all.add(ranges.isEmpty() ? "1 = 0" : "(" + String.join(" or ", ranges) + ")");
    }

    private static boolean wanted(String cell, String op, Set<String> values) {
        return switch (op) {
            case "in" -> values.contains(cell);
            case "notIn" -> !values.contains(cell);
            default -> values.stream().anyMatch(cell::contains);
        };
    }

    private void and(String sql, Object... more) {
        all.add(sql);
        parameters.addAll(List.of(more));
    }

    private static UUID id(Dimension dimension, String value) {
        return uuid(value).orElseThrow(() ->
                new Invalid("filters", "id-malformed", "The dimension " + dimension.key() + " is filtered by id."));
    }

    private static Optional<UUID> uuid(String value) {
        try {
            return value.length() == 36 ? Optional.of(UUID.fromString(value)) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String pattern(String value) {
        return Like.holding(value.toLowerCase(Locale.ROOT));
    }

    private static String marks(int count) {
        return "?" + ", ?".repeat(count - 1);
    }
}
