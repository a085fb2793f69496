package io.plumbline.reporting.query;

import io.plumbline.reporting.metric.Measure;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads the sums of one period, by group. Groups are lists of UUID, text, {@link TimeUnit.Place} or null. */
final class RollupQuery {

    static final int MAX_GROUPS = 200_000;

    private static final int FETCH = 5000;
    private static final String JOIN = " r join reporting.slice s on s.id = r.slice_id where ";
    /** A cell whose changes cancel out is as good as one that never was. */
    private static final String HAS_ANYTHING = " and (r.clicks <> 0 or r.impressions <> 0 or r.conversions <> 0 or r.cost_micros <> 0 or r.payout_minor <> 0"
            + " or r.revenue_minor <> 0 or r.invalid_clicks <> 0 or r.unique_clicks <> 0)";
    private static final String HAS_MONEY = "(r.revenue_minor <> 0 or r.payout_minor <> 0 or r.cost_micros <> 0)";
    private static final String COLUMNS = ", r.impressions, r.clicks, r.unique_clicks, r.invalid_clicks, r.conversions, r.revenue_minor, r.payout_minor,"
            + " r.cost_micros, s.status, s.goal_kind, s.verdict, s.currency";

    private final Connection connection;
    private final Source source;
    private final LocalQuarters period;
    private final Conditions conditions;
    private final List<Dimension> dimensions;
    private final Set<Measure> counts = EnumSet.noneOf(Measure.class);
    private final Set<Measure> money = EnumSet.noneOf(Measure.class);

    RollupQuery(Connection connection, Plan plan, LocalQuarters period, Scope scope) {
        this(connection, plan, period, scope, plan.asOf() == null ? Source.PRESENT : Source.asOf(plan.asOf(), period), plan.dimensions());
    }

    private RollupQuery(Connection connection, Plan plan, LocalQuarters period, Scope scope, Source source, List<Dimension> dimensions) {
        this.connection = connection;
        this.source = source;
        this.period = period;
        this.conditions = Conditions.of(period, plan.filters(), scope);
        this.dimensions = dimensions;
        plan.metrics().stream().flatMap(m -> m.measures().stream()).forEach(m -> (m.isMoney() ? money : counts).add(m));
    }

    /** What changed after the plan's instant, by reason alone. */
    static RollupQuery since(Connection connection, Plan plan, Scope scope) {
        return new RollupQuery(connection, plan, plan.period(), scope, Source.since(plan.asOf(), plan.period()), List.of(Dimension.REASON));
    }

    /** Currencies in which there is any money. */
    Set<String> currencies() throws SQLException {
        Set<String> found = new TreeSet<>();
        List<Object> parameters = new ArrayList<>(source.parameters());
        parameters.addAll(conditions.parameters());
        read("select distinct s.currency from " + source.sql() + JOIN + conditions.sql() + " and s.currency is not null and " + HAS_MONEY, parameters,
                row -> found.add(row.getString(1)));
        return found;
    }

    boolean isUngrouped() {
        return dimensions.isEmpty();
    }

    Map<List<Object>, Figures> sums(Exchange exchange) throws SQLException {
        Map<List<Object>, Figures> groups = new HashMap<>();
        readCounts(groups, exchange.target());
        if (!money.isEmpty()) {
            readForeignMoney(groups, exchange);
        }
        return groups;
    }

    private void readCounts(Map<List<Object>, Figures> groups, String currency) throws SQLException {
        List<Object> parameters = new ArrayList<>();
        List<Measure> wanted = new ArrayList<>(counts);
        List<String> sums = wanted.stream().map(m -> "sum(" + m.sql() + ")").collect(Collectors.toCollection(ArrayList::new));
        for (Measure amount : money) {
            wanted.add(amount);
            sums.add("sum(case when currency = ? then " + amount.sql() + " else 0 end)");
            parameters.add(currency);
        }
        int digits = Money.digits(currency);
        grouped(String.join(", ", sums), "", "", parameters, List.of(), (row, at) -> {
            Figures figures = group(groups, row);
            for (int i = 0; i < wanted.size(); i++) {
                Measure measure = wanted.get(i);
                BigDecimal sum = row.getBigDecimal(at + i);
                figures.add(measure, measure.isMoney() ? sum.movePointLeft(measure.scale(digits) - digits) : sum);
            }
        });
    }

    private void readForeignMoney(Map<List<Object>, Figures> groups, Exchange exchange) throws SQLException {
        String sums = "currency, utc_day, " + String.join(", ", money.stream().map(m -> "sum(" + m.sql() + ")").toList());
        grouped(sums, ", r.quarter / " + LocalQuarters.A_DAY + " as utc_day", " and s.currency <> ? and " + HAS_MONEY,
                List.of(), List.of(exchange.target()), (row, at) -> {
            String currency = row.getString(at);
            LocalDate day = LocalDate.ofEpochDay(row.getLong(at + 1));
            Figures figures = group(groups, row);
            int i = at + 2;
            for (Measure measure : money) {
                BigDecimal sum = row.getBigDecimal(i++);
                if (sum.signum() != 0) {
                    Optional<BigDecimal> minor = exchange.minor(sum.movePointLeft(measure.scale(Money.digits(currency))), currency, day);
                    minor.ifPresent(m -> figures.add(measure, m));
                }
            }
        });
    }

    private interface GroupReader {
        void read(ResultSet row, int firstSum) throws SQLException;
    }

    /** The inner query computes the dimensions once, so that no parameter has to be the same in two places. */
    private void grouped(String sums, String extraColumns, String extraCondition, List<Object> before, List<Object> after, GroupReader reader)
            throws SQLException {
        List<Object> parameters = new ArrayList<>(before);
        List<String> inner = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (Dimension dimension : dimensions) {
            String name = "d" + keys.size();
            inner.add(dimensionSql(dimension, parameters) + " as " + name);
            keys.add(name);
            if (dimension.unit() == TimeUnit.HOUR) {
                inner.add(period.offsetSql(parameters) + " as o" + name);
                keys.add("o" + name);
            }
        }
        parameters.addAll(source.parameters());
        parameters.addAll(conditions.parameters());
        parameters.addAll(after);
        List<String> groupBy = new ArrayList<>(keys);
        if (!extraColumns.isEmpty()) {
            groupBy.addAll(List.of("currency", "utc_day"));
        }
        String columns = inner.isEmpty() ? "1 as d" : String.join(", ", inner);
        String sql = "select " + String.join(", ", keys) + (keys.isEmpty() ? "" : ", ") + sums + " from (select " + columns + COLUMNS + extraColumns
                + " from " + source.sql() + JOIN + conditions.sql() + HAS_ANYTHING + extraCondition + ") t" + (groupBy.isEmpty() ? " having count(*) > 0" : " group by " + String.join(", ", groupBy));
        read(sql, parameters, row -> reader.read(row, keys.size() + 1));
    }

    private String dimensionSql(Dimension dimension, List<Object> parameters) {
        if (dimension.isTime()) {
            return "(r.quarter + " + period.offsetSql(parameters) + ") / " + (dimension.unit() == TimeUnit.HOUR ? LocalQuarters.AN_HOUR : LocalQuarters.A_DAY);
        }
        return dimension == Dimension.REASON ? "r.reason" : "s." + dimension.column();
    }

    private Figures group(Map<List<Object>, Figures> groups, ResultSet row) throws SQLException {
        Object[] key = new Object[dimensions.size()];
        int at = 1;
        for (int i = 0; i < key.length; i++) {
            Dimension dimension = dimensions.get(i);
            if (dimension.unit() == TimeUnit.HOUR) {
                key[i] = new TimeUnit.Place(row.getLong(at++), row.getInt(at++) * 900);
            } else if (dimension.isTime()) {
                key[i] = dimension.unit().placeOfDay(row.getLong(at++));
            } else {
                key[i] = dimension.isEntity() ? row.getObject(at++, UUID.class) : row.getString(at++);
            }
        }
        Figures figures = groups.computeIfAbsent(Arrays.asList(key), k -> new Figures());
        if (groups.size() > MAX_GROUPS) {
            throw new Invalid("dimensions", "too-many-rows", "The answer has more than 200,000 rows: ask for fewer dimensions, a shorter range or a filter.");
        }
        return figures;
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void read(String sql, Collection<Object> parameters, RowReader reader) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setFetchSize(FETCH);
            int i = 1;
            for (Object parameter : parameters) {
                query.setObject(i++, parameter);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }
}
