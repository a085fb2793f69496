package io.plumbline.reporting.known;

import io.plumbline.reporting.api.Restatement;
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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What has become known since an instant, by cause: figures of then and these differences are the figures of now. */
public final class Since {

    public static final String NEW = "new";
    public static final String LATE = "late";
    public static final String VERDICT = "verdict";
    public static final String MERGED = "merged";
    /** Overheads that were entered or taken back since, and days that have begun to bear them. */
    public static final String OVERHEAD = "overhead";
    private static final String DECIDED = "decided";
    private static final String REVERSED = "reversed";
    private static final String RATES = "exchange-rate";

    private final Connection connection;
    private final Instant instant;
    private final Instant end;
    private final Exchange then;
    private final Exchange today;
    private final TreeMap<String, Sums> sums = new TreeMap<>();
    private boolean costs;

    private static final class Sums {
        private long conversions;
        private long minor;
        private long touches;
        private long persons;
        private BigDecimal cost = BigDecimal.ZERO;

        boolean isSomething() {
            return conversions != 0 || minor != 0 || touches != 0 || persons != 0 || cost.signum() != 0;
        }
    }

    /**
     * @param end         figures of then had nothing that happened from then on, even if it was known; null where they had
     * @param then, today exchange at the rates known at the instant, and now; null where only numbers are told
     */
    public Since(Connection connection, Instant instant, Instant end, Exchange then, Exchange today) {
        this.connection = connection;
        this.instant = instant;
        this.end = end;
        this.then = then;
        this.today = today;
    }

    /** One state of a conversion, as it counts. */
    private record State(boolean counts, String verdict, long minor) {

        private static final State NOT_THERE = new State(false, "valid", 0);
    }

    private static final class Changed {
        private Instant at;
        private String currency;
        private State then = State.NOT_THERE;
        private State now;
    }

    public List<Restatement> rows() {
        return sums.entrySet().stream().filter(row -> row.getValue().isSomething()).map(row -> {
            Sums sum = row.getValue();
            return new Restatement(row.getKey(), sum.conversions, then == null ? null : decimal(BigDecimal.valueOf(sum.minor, digits())), sum.touches, sum.persons,
                    costs ? decimal(sum.cost) : null);
        }).toList();
    }

    /** Conversions and their value, at the rates of then; what became of the rates is a cause by itself. */
    public Since conversions(KnownConversions conversions) throws SQLException {
        changed(conversions).forEach((id, one) -> {
            long before = one.then.counts() ? minor(then, one.then.minor(), one.currency, one.at) : 0;
            long after = one.now.counts() ? minor(then, one.now.minor(), one.currency, one.at) : 0;
            Sums sum = of(cause(one));
            sum.conversions += (one.now.counts() ? 1 : 0) - (one.then.counts() ? 1 : 0);
            sum.minor += after - before;
        });
        List<Object[]> foreign = new ArrayList<>();
        conversions.readForeign(then.target(), row -> foreign.add(new Object[] {row.getObject(1, OffsetDateTime.class).toInstant(), row.getLong(2), row.getString(3)}));
        for (Object[] one : foreign) {
            of(RATES).minor += minor(today, (Long) one[1], (String) one[2], (Instant) one[0]) - minor(then, (Long) one[1], (String) one[2], (Instant) one[0]);
        }
        return this;
    }

    /** Why conversions count now that did not, or no longer do. */
    public Map<UUID, String> causes(KnownConversions conversions) throws SQLException {
        Map<UUID, String> causes = new TreeMap<>();
        changed(conversions).forEach((id, one) -> {
            if (one.then.counts() != one.now.counts()) {
                causes.put(id, cause(one));
            }
        });
        return causes;
    }

    private Map<UUID, Changed> changed(KnownConversions conversions) throws SQLException {
        Map<UUID, Changed> changed = new TreeMap<>();
        conversions.readChanged(instant, row -> {
            Changed one = changed.computeIfAbsent(KnownConversions.id(row, 1), id -> new Changed());
            one.at = row.getObject(2, OffsetDateTime.class).toInstant();
            one.currency = row.getString(3);
            String status = row.getString(5);
            String verdict = row.getString(6);
            one.now = new State(KnownConversions.counts(status, verdict), verdict, row.getLong(7));
            boolean known = !row.getObject(4, OffsetDateTime.class).toInstant().isAfter(instant);
            if (known && (end == null || one.at.isBefore(end))) {
                one.then = one.now;
            }
        });
        return changed;
    }

    private String cause(Changed one) {
        if (one.then == State.NOT_THERE) {
            return one.at.isAfter(instant) || end != null && !one.at.isBefore(end) ? NEW : LATE;
        }
        if (!one.then.verdict().equals(one.now.verdict())) {
            return VERDICT;
        }
        boolean back = !one.now.counts() || one.then.counts() && one.now.minor() < one.then.minor();
        return back ? REVERSED : DECIDED;
    }

    /** @return minor units of the exchange's currency; 0 where no rate is known */
    public static long minor(Exchange exchange, long minor, String currency, Instant at) {
        LocalDate day = at.atOffset(ZoneOffset.UTC).toLocalDate();
        return minor == 0 || currency.equals(exchange.target()) ? minor : exchange.minor(BigDecimal.valueOf(minor, Money.digits(currency)), currency, day)
                .map(exact -> exact.setScale(0, RoundingMode.HALF_EVEN).longValueExact()).orElse(0L);
    }

    /** @param from null for no bound; interactions null for all of them */
    public Since touches(UUID advertiser, Instant from, Instant until, Collection<String> interactions) throws SQLException {
        StringBuilder range = new StringBuilder(" where advertiser_id = ? and at < ?");
        List<Object> asked = new ArrayList<>(List.of(advertiser, KnownConversions.time(until)));
        if (from != null) {
            range.append(" and at >= ?");
            asked.add(KnownConversions.time(from));
        }
        if (interactions != null) {
            range.append(" and interaction in (").append("?, ".repeat(interactions.size() - 1)).append("?)");
            asked.addAll(interactions);
        }
        if (end == null) {
            of(NEW).touches += count("tracking.pub_touch" + range + " and at > ? and recorded_at > ?", asked, instant, instant);
            of(LATE).touches += count("tracking.pub_touch" + range + " and at <= ? and recorded_at > ?", asked, instant, instant);
            of(VERDICT).touches -= count("tracking.pub_touch_gone" + range + " and recorded_at <= ? and gone_at > ?", asked, instant, instant);
        } else {
            of(NEW).touches += count("tracking.pub_touch" + range + " and at >= ?", asked, end);
            of(LATE).touches += count("tracking.pub_touch" + range + " and at < ? and recorded_at > ?", asked, end, instant);
            of(VERDICT).touches -= count("tracking.pub_touch_gone" + range + " and at < ? and recorded_at <= ? and gone_at > ?", asked, end, instant, instant);
        }
        return this;
    }

    public Since persons(UUID advertiser) throws SQLException {
        of(MERGED).persons += count("tracking.pub_merge_known where advertiser_id = ? and (at > ? and undone_at is null or at <= ? and undone_at > ?)", List.of(advertiser), instant,
                instant, instant);
        return this;
    }

    public Since cost(String cause, BigDecimal more) {
        costs = true;
        Sums sum = of(cause);
        sum.cost = sum.cost.add(more);
        return this;
    }

    public Since number(String cause, long conversions, long touches) {
        Sums sum = of(cause);
        sum.conversions += conversions;
        sum.touches += touches;
        return this;
    }

    /** @param from a table or view, and what is wanted of it */
    private long count(String from, List<Object> asked, Instant... instants) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select count(*) from " + from)) {
            int i = 1;
            for (Object value : asked) {
                query.setObject(i++, value);
            }
            for (Instant value : Arrays.asList(instants)) {
                query.setObject(i++, KnownConversions.time(value));
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private Sums of(String cause) {
        return sums.computeIfAbsent(cause, c -> new Sums());
    }

    private int digits() {
        return Money.digits(then.target());
    }

    private String decimal(BigDecimal amount) {
        return amount.setScale(digits(), RoundingMode.HALF_EVEN).toPlainString();
    }
}
