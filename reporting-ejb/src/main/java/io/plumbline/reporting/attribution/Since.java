package io.plumbline.reporting.attribution;

import io.plumbline.reporting.api.AttributionAnswer.Restated;
import io.plumbline.reporting.query.Exchange;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What has become known of journeys since an instant, by cause: conversions then and these differences are the conversions of today, their values likewise. */
final class Since {

    private static final String NEW = "new";
    private static final String LATE = "late";
    private static final String DECIDED = "decided";
    private static final String REVERSED = "reversed";
    private static final String VERDICT = "verdict";
    private static final String MERGED = "merged";
    private static final String RATES = "exchange-rate";

    private final Connection connection;
    private final Journeys.Order order;
    private final Exchange then;
    private final Exchange today;
    private final Instant instant;
    private final TreeMap<String, long[]> sums = new TreeMap<>();

    /** @param then, today exchange at the rates known at the order's instant, and now */
    Since(Connection connection, Journeys.Order order, Exchange then, Exchange today) {
        this.connection = connection;
        this.order = order;
        this.then = then;
        this.today = today;
        this.instant = order.asOf();
    }

    /** One state of a conversion, as it counts. */
    private record State(boolean counts, String status, String verdict, long minor) {

        private static final State NOT_THERE = new State(false, "", "valid", 0);
    }

    private static final class Changed {
        private Instant at;
        private String currency;
        private State then = State.NOT_THERE;
        private State now;
    }

    List<Restated> rows() throws SQLException {
        conversions();
        rates();
        touches();
        persons();
        int digits = Money.digits(then.target());
        return sums.entrySet().stream().filter(row -> row.getValue()[0] != 0 || row.getValue()[1] != 0 || row.getValue()[2] != 0 || row.getValue()[3] != 0)
                .map(row -> new Restated(row.getKey(), row.getValue()[0], BigDecimal.valueOf(row.getValue()[1], digits).toPlainString(), row.getValue()[2], row.getValue()[3])).toList();
    }

    private void conversions() throws SQLException {
        Map<UUID, Changed> changed = new TreeMap<>();
        new StoredConversions(connection, order).readChanged(instant, row -> {
            Changed one = changed.computeIfAbsent(StoredConversions.id(row, 1), id -> new Changed());
            one.at = row.getObject(2, OffsetDateTime.class).toInstant();
            one.currency = row.getString(3);
            String status = row.getString(5);
            String verdict = row.getString(6);
            one.now = new State(StoredConversions.counts(status, verdict), status, verdict, row.getLong(7));
            if (!row.getObject(4, OffsetDateTime.class).toInstant().isAfter(instant)) {
                one.then = one.now;
            }
        });
        changed.values().forEach(this::compare);
    }

    private void compare(Changed one) {
        long before = one.then.counts() ? minor(then, one.then.minor(), one.currency, one.at) : 0;
        long after = one.now.counts() ? minor(then, one.now.minor(), one.currency, one.at) : 0;
        add(cause(one), (one.now.counts() ? 1 : 0) - (one.then.counts() ? 1 : 0), after - before, 0, 0);
    }

    private String cause(Changed one) {
        if (one.then == State.NOT_THERE) {
            return one.at.isAfter(instant) ? NEW : LATE;
        }
        if (!one.then.verdict().equals(one.now.verdict())) {
            return VERDICT;
        }
        boolean back = !one.now.counts() || one.then.counts() && one.now.minor() < one.then.minor();
        return back ? REVERSED : DECIDED;
    }

    /** What today's rates make of today's conversions, less what the rates of then make of them. */
    private void rates() throws SQLException {
        List<Object[]> foreign = new ArrayList<>();
        new StoredConversions(connection, order).readForeign(then.target(), row -> foreign.add(new Object[] {row.getObject(1, OffsetDateTime.class).toInstant(), row.getLong(2), row.getString(3)}));
        for (Object[] one : foreign) {
            long difference = minor(today, (Long) one[1], (String) one[2], (Instant) one[0]) - minor(then, (Long) one[1], (String) one[2], (Instant) one[0]);
            add(RATES, 0, difference, 0, 0);
        }
    }

    static long minor(Exchange exchange, long minor, String currency, Instant at) {
        LocalDate day = at.atOffset(ZoneOffset.UTC).toLocalDate();
        return minor == 0 || currency.equals(exchange.target()) ? minor : exchange.minor(BigDecimal.valueOf(minor, Money.digits(currency)), currency, day)
                .map(exact -> exact.setScale(0, RoundingMode.HALF_EVEN).longValueExact()).orElse(0L);
    }

    private void touches() throws SQLException {
        String range = " where advertiser_id = ? and at >= ? and at < ? and (interaction = 'impression' or interaction in (" + "?, ".repeat(order.interactions().size() - 1) + "?))";
        List<Object> asked = new ArrayList<>(List.of(order.advertiser(), time(order.from().minus(java.time.Duration.ofDays(order.windows().longestDays()))), time(order.until())));
        asked.addAll(order.interactions());
        add(NEW, 0, 0, count("select count(*) from tracking.pub_touch" + range + " and at > ?", asked, instant), 0);
        add(LATE, 0, 0, count("select count(*) from tracking.pub_touch" + range + " and at <= ? and recorded_at > ?", asked, instant, instant), 0);
        add(VERDICT, 0, 0, -count("select count(*) from tracking.pub_touch_gone" + range + " and recorded_at <= ? and gone_at > ?", asked, instant, instant), 0);
    }

    private void persons() throws SQLException {
        add(MERGED, 0, 0, 0, count("select count(*) from tracking.pub_merge_known where advertiser_id = ? and (at > ? and undone_at is null or at <= ? and undone_at > ?)",
                List.of(order.advertiser()), instant, instant, instant));
    }

    private long count(String sql, List<Object> asked, Instant... instants) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            int i = 1;
            for (Object value : asked) {
                query.setObject(i++, value);
            }
            for (Instant value : instants) {
                query.setObject(i++, time(value));
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void add(String cause, long conversions, long minor, long touches, long persons) {
        long[] sum = sums.computeIfAbsent(cause, c -> new long[4]);
        sum[0] += conversions;
        sum[1] += minor;
        sum[2] += touches;
        sum[3] += persons;
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
