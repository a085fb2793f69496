package io.plumbline.reporting.query;

import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.metric.Definition;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A whole answer, sorted; cells are made when asked for. */
public final class Tabulated {

    private final Plan plan;
    private final String currency;
    private final int digits;
    private final List<String> warnings;
    private final Table table;
    private final Table compared;
    private final Table since;
    private final Map<List<Object>, List<Object>> comparedKeys = new HashMap<>();
    private final Map<Dimension, Map<UUID, String>> names;
    private final List<List<Object>> order;

    Tabulated(Plan plan, String currency, List<String> warnings, Table table, Table compared, Table since, Map<Dimension, Map<UUID, String>> names) {
        this.plan = plan;
        this.currency = currency;
        this.digits = Money.digits(currency);
        this.warnings = warnings;
        this.table = table;
        this.compared = compared;
        this.since = since;
        this.names = names;
        this.order = table.groups().keySet().stream().sorted(sorting()).toList();
        if (compared != null) {
            compared.groups().keySet().forEach(key -> comparedKeys.put(position(key, plan.compared()), key));
        }
    }

    public String currency() {
        return currency;
    }

    public List<String> warnings() {
        return warnings;
    }

    public int rowCount() {
        return order.size();
    }

    public List<Answer.Column> columns() {
        return Stream.concat(plan.dimensions().stream().map(d -> new Answer.Column(d.key(), "dimension", null)),
                plan.metrics().stream().map(m -> new Answer.Column(m.metric().key(), "metric", m.metric().unit()))).toList();
    }

    public List<Object> row(int index) {
        return cells(order.get(index), table.groups().get(order.get(index)));
    }

    public List<Object> totals() {
        return metricCells(table.total());
    }

    /** Null unless the question is as of an instant. */
    public List<Answer.Restated> restated() {
        return since == null ? null : since.groups().entrySet().stream().sorted(Map.Entry.comparingByKey(Table::compareKeys))
                .map(change -> new Answer.Restated((String) change.getKey().get(0), sumCells(change.getValue()))).toList();
    }

    private List<Object> sumCells(Figures figures) {
        List<Object> cells = new ArrayList<>(plan.metrics().size());
        plan.metrics().forEach(metric -> cells.add(metric.isRatio() ? null : figures.cell(metric, digits)));
        return cells;
    }

    boolean isCompared() {
        return compared != null;
    }

    /** The row in the same place of the compared period; its dimensions are null where there was nothing. */
    List<Object> comparedRow(int index) {
        List<Object> key = comparedKeys.get(position(order.get(index), plan.period()));
        return key == null ? cells(Collections.nCopies(plan.dimensions().size(), null), new Figures()) : cells(key, compared.groups().get(key));
    }

    List<Object> comparedTotals() {
        return metricCells(compared.total());
    }

    private List<Object> cells(List<Object> key, Figures figures) {
        List<Object> cells = new ArrayList<>(key.size() + plan.metrics().size());
        for (int i = 0; i < key.size(); i++) {
            cells.add(dimensionCell(i, key.get(i)));
        }
        cells.addAll(metricCells(figures));
        return cells;
    }

    private List<Object> metricCells(Figures figures) {
        List<Object> cells = new ArrayList<>(plan.metrics().size());
        plan.metrics().forEach(metric -> cells.add(figures.cell(metric, digits)));
        return cells;
    }

    private Object dimensionCell(int i, Object value) {
        Dimension dimension = plan.dimensions().get(i);
        if (value == null) {
            return null;
        }
        if (dimension.isTime()) {
            return dimension.unit().cell((TimeUnit.Place) value);
        }
        return dimension.isEntity() ? new Answer.Entity(value.toString(), name(dimension, (UUID) value)) : value;
    }

    private String name(Dimension dimension, UUID id) {
        return names.get(dimension).getOrDefault(id, id.toString());
    }

    /** A key as seen from the period's start: the third day compares with the third day, an entity with itself. */
    private List<Object> position(List<Object> key, LocalQuarters period) {
        List<Object> position = new ArrayList<>(key);
        for (int i = 0; i < position.size(); i++) {
            if (position.get(i) instanceof TimeUnit.Place place) {
                TimeUnit unit = plan.dimensions().get(i).unit();
                long index = place.index() - unit.placeOfDay(period.from().toEpochDay()).index();
                position.set(i, List.of(index, unit == TimeUnit.HOUR && isRepeat(place, period)));
            }
        }
        return position;
    }

    private static boolean isRepeat(TimeUnit.Place hour, LocalQuarters period) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(hour.index(), 24L));
        int atMidnight = period.zone().getRules().getOffset(day.atStartOfDay(period.zone()).toInstant()).getTotalSeconds();
        return hour.offsetSeconds() < atMidnight;
    }

    private Comparator<List<Object>> sorting() {
        int dimensions = plan.dimensions().size();
        Comparator<List<Object>> byKey = Table::compareKeys;
        Comparator<Object> cells = plan.descending() ? Tabulated::descending : Table::compare;
        if (plan.sortBy() < dimensions) {
            Dimension dimension = plan.dimensions().get(plan.sortBy());
            return Comparator.comparing((List<Object> key) -> sortable(dimension, key.get(plan.sortBy())), cells).thenComparing(byKey);
        }
        if (plan.metrics().isEmpty() || dimensions == 0) {
            return byKey;
        }
        Definition metric = plan.metrics().get(plan.sortBy() - dimensions);
        Map<List<Object>, Object> values = new HashMap<>();
        table.groups().forEach((key, figures) -> values.put(key, number(figures.cell(metric, digits))));
        return Comparator.comparing((List<Object> key) -> values.get(key), cells).thenComparing(byKey);
    }

    private Object sortable(Dimension dimension, Object value) {
        return dimension.isEntity() && value != null ? name(dimension, (UUID) value).toLowerCase(java.util.Locale.ROOT) : value;
    }

    /** Absent values stay last. */
    private static int descending(Object a, Object b) {
        return a == null || b == null ? Table.compare(a, b) : Table.compare(b, a);
    }

    private static Object number(Object cell) {
        return cell == null ? null : new BigDecimal(cell.toString());
    }
}
