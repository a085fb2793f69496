package io.plumbline.reporting.query;

import io.plumbline.reporting.metric.Measure;
import io.plumbline.reporting.rollup.Layer;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the sums of one period, by group. Groups are lists of UUID, text, {@link TimeUnit.Place} or null. */
final class RollupQuery {

    static final int MAX_GROUPS = 200_000;

    private static final int FETCH = 5000;
    private static final List<String> MEASURES = List.of("impressions", "clicks", "unique_clicks", "invalid_clicks", "conversions", "revenue_minor", "payout_minor",
            "cost_micros");
    /** What tells measures apart: sums over it are made first, so that the many rows are only added up. */
    private static final List<String> KINDS = List.of("status", "goal_kind", "verdict", "currency");
    private static final String SUMS = MEASURES.stream().map(m -> ", sum(" + m + ") as " + m).collect(Collectors.joining());
    /** What cancels out is as good as what never was. */
    private static final String HAS_ANYTHING = " having " + String.join(" or ", MEASURES.stream().map(m -> "sum(" + m + ") <> 0").toList());
    private static final String HAS_MONEY = "(r.revenue_minor <> 0 or r.payout_minor <> 0 or r.cost_micros <> 0)";

    private final Connection connection;
    private final List<Piece> pieces;
    private final LocalQuarters period;
    private final Conditions conditions;
    private final List<Dimension> dimensions;
    private final Set<Measure> counts = EnumSet.noneOf(Measure.class);
    private final Set<Measure> money = EnumSet.noneOf(Measure.class);
    private final Set<Measure> margined = EnumSet.noneOf(Measure.class);

    /** @param summed first quarter that is not in the sums by hour and day */
    RollupQuery(Connection connection, Plan plan, LocalQuarters period, Scope scope, int summed) {
        this(connection, plan, period, scope, plan.dimensions(), ground -> plan.asOf() == null ? ground.between(period.start(), period.end()) : Known.at(plan.asOf(), ground),
                summed);
    }

    private RollupQuery(Connection connection, Plan plan, LocalQuarters period, Scope scope, List<Dimension> dimensions, Function<Ground, List<Piece>> pieces, int summed) {
        this.connection = connection;
        this.period = period;
        this.conditions = Conditions.of(period, plan.filters(), scope);
        this.dimensions = dimensions;
        this.pieces = pieces.apply(new Ground(period, need(), Layer.with(columns()).orElse(null), summed));
        plan.metrics().stream().flatMap(m -> m.measures().stream()).forEach(m -> (m.isMargined() ? margined : m.isMoney() ? money : counts).add(m));
    }

    /** What changed after the plan's instant, by reason alone. */
    static RollupQuery since(Connection connection, Plan plan, Scope scope, int summed) {
        return new RollupQuery(connection, plan, plan.period(), scope, List.of(Dimension.REASON), ground -> Known.since(plan.asOf(), ground), summed);
    }

    private Ground.Need need() {
        if (conditions.areOfTime() || dimensions.stream().anyMatch(d -> d.unit() == TimeUnit.HOUR)) {
            return Ground.Need.QUARTERS_OF_FILTERS_AND_HOURS;
        }
        return dimensions.stream().anyMatch(Dimension::isTime) ? Ground.Need.LOCAL_DAYS : Ground.Need.NOTHING;
    }

    private Set<String> columns() {
        Set<String> columns = new TreeSet<>(conditions.columns());
        dimensions.stream().map(Dimension::column).filter(Objects::nonNull).forEach(columns::add);
        return columns;
    }

    /** Currencies in which there is any money. */
    Set<String> currencies() throws SQLException {
        Set<String> found = new TreeSet<>();
        List<Object> parameters = new ArrayList<>();
        List<String> each = new ArrayList<>();
        for (Piece piece : pieces) {
            each.add("select distinct " + piece.of() + ".currency from " + piece.from() + where(piece, parameters) + " and " + piece.of() + ".currency is not null and " + HAS_MONEY);
        }
        if (!each.isEmpty()) {
            read(String.join(" union ", each), parameters, row -> found.add(row.getString(1)));
        }
        return found;
    }

    private String where(Piece piece, List<Object> parameters) {
        parameters.addAll(piece.parameters());
        parameters.addAll(conditions.parameters());
        return " where " + piece.where() + conditions.sql(piece);
    }

    boolean isUngrouped() {
        return dimensions.isEmpty();
    }

    Map<List<Object>, Figures> sums(Exchange exchange, Margins margins) throws SQLException {
        Map<List<Object>, Figures> groups = new HashMap<>();
        readCounts(groups, exchange.target());
        if (!margined.isEmpty()) {
            readMargined(groups, exchange, margins);
        }
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
        grouped(String.join(", ", sums), parameters, Apart.NOTHING, null, (row, at) -> {
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
        grouped(sums, List.of(), Apart.DAYS, exchange.target(), (row, at) -> {
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

    /** Each advertiser has margins of its own, by UTC day; what stands in a foreign currency is worth what it was on that day. */
    private void readMargined(Map<List<Object>, Figures> groups, Exchange exchange, Margins margins) throws SQLException {
        String sums = "currency, utc_day, advertiser_id, " + String.join(", ", margined.stream().map(m -> "sum(" + m.sql() + ")").toList());
        grouped(sums, List.of(), Apart.DAYS_AND_ADVERTISERS, null, (row, at) -> {
            String currency = row.getString(at);
            LocalDate day = LocalDate.ofEpochDay(row.getLong(at + 1));
            UUID advertiser = row.getObject(at + 2, UUID.class);
            Figures figures = group(groups, row);
            int i = at + 3;
            for (Measure measure : margined) {
                BigDecimal sum = row.getBigDecimal(i++);
                if (sum.signum() != 0) {
                    Optional<BigDecimal> share = margins.of(advertiser, day);
                    share.ifPresentOrElse(s -> exchange.minor(sum.movePointLeft(Money.digits(currency)).multiply(s), currency, day).ifPresent(m -> figures.add(measure, m)),
                            () -> figures.isUnknown(measure));
                }
            }
        });
    }

    private interface GroupReader {
        void read(ResultSet row, int firstSum) throws SQLException;
    }

    /** What rows are told apart by besides the dimensions. */
    private enum Apart {
        NOTHING, DAYS("currency", "utc_day"), DAYS_AND_ADVERTISERS("currency", "utc_day", "advertiser_id");

        private final List<String> cells;

        Apart(String... cells) {
            this.cells = List.of(cells);
        }
    }

    /** @param target null for all rows; else those in other currencies only */
    private void grouped(String sums, List<Object> before, Apart apart, String target, GroupReader reader) throws SQLException {
        if (pieces.isEmpty()) {
            return;
        }
        List<Object> parameters = new ArrayList<>(before);
        List<String> keys = keys();
        List<String> groupBy = new ArrayList<>(keys);
        List<String> cells = new ArrayList<>(keys);
        cells.addAll(KINDS);
        groupBy.addAll(apart.cells);
        apart.cells.stream().filter(cell -> !cells.contains(cell)).forEach(cells::add);
        List<String> each = new ArrayList<>();
        for (Piece piece : pieces) {
            each.add(sumsOf(piece, cells, apart, target, parameters));
        }
        String sql = "select " + String.join(", ", keys) + (keys.isEmpty() ? "" : ", ") + sums + " from (select " + String.join(", ", cells) + SUMS + " from ("
                + String.join(" union all ", each) + ") e group by " + String.join(", ", cells) + HAS_ANYTHING + ") t"
                + (groupBy.isEmpty() ? " having count(*) > 0" : " group by " + String.join(", ", groupBy));
        read(sql, parameters, row -> reader.read(row, keys.size() + 1));
    }

    /** A repeated hour is told apart by its offset. */
    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            keys.add("d" + i);
            if (dimensions.get(i).unit() == TimeUnit.HOUR) {
                keys.add("o" + i);
            }
        }
        return keys;
    }

    /** The inner query computes the dimensions once, so that no parameter has to be the same in two places. */
    private String sumsOf(Piece piece, List<String> cells, Apart apart, String target, List<Object> parameters) {
        List<String> inner = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            inner.add(dimensionSql(dimensions.get(i), piece, parameters) + " as d" + i);
            if (dimensions.get(i).unit() == TimeUnit.HOUR) {
                inner.add(period.offsetSql(piece.quarter(), parameters) + " as o" + i);
            }
        }
        KINDS.forEach(kind -> inner.add(piece.of() + "." + kind));
        MEASURES.forEach(measure -> inner.add("r." + measure));
        if (apart != Apart.NOTHING) {
            inner.add("(" + piece.quarter() + ") / " + LocalQuarters.A_DAY + " as utc_day");
        }
        if (apart == Apart.DAYS_AND_ADVERTISERS) {
            inner.add(piece.of() + ".advertiser_id");
        }
        String others = apart == Apart.NOTHING ? "" : (target == null ? " and " + piece.of() + ".currency is not null" : " and " + piece.of() + ".currency <> ?") + " and " + HAS_MONEY;
        String where = where(piece, parameters) + others;
        if (target != null) {
            parameters.add(target);
        }
        String columns = String.join(", ", cells);
        String sums = String.join(", ", MEASURES.stream().map(m -> (piece.minus() ? "-" : "") + "sum(" + m + ") as " + m).toList());
        return "select " + columns + ", " + sums + " from (select " + String.join(", ", inner) + " from " + piece.from() + where + ") i group by " + columns;
    }

    private String dimensionSql(Dimension dimension, Piece piece, List<Object> parameters) {
        if (dimension.isTime()) {
            return "(" + piece.quarter() + " + " + period.offsetSql(piece.quarter(), parameters) + ") / " + (dimension.unit() == TimeUnit.HOUR ? LocalQuarters.AN_HOUR : LocalQuarters.A_DAY);
        }
        return dimension == Dimension.REASON ? piece.reason() : piece.of() + "." + dimension.column();
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
