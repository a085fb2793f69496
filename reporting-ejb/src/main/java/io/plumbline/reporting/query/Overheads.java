package io.plumbline.reporting.query;

import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What marketing for one advertiser costs besides media and partners. A month's amount is borne by its days alike, whole minor units each:
 * days of a month add up to the month however they are cut.
 */
public final class Overheads {

    private final TreeMap<YearMonth, Long> months = new TreeMap<>();
    private final int digits;

    private Overheads(int digits) {
        this.digits = digits;
    }

    /** @param at null for what is known now */
    public static Overheads known(Connection connection, UUID advertiser, String currency, Instant at) throws SQLException {
        Overheads overheads = new Overheads(Money.digits(currency));
        try (PreparedStatement query = connection.prepareStatement("select first_day, amount_minor from campaign.pub_overhead where advertiser_id = ?"
                + (at == null ? "" : " and known_at <= ?") + " order by id")) {
            query.setObject(1, advertiser);
            if (at != null) {
                query.setObject(2, at.atOffset(ZoneOffset.UTC));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    overheads.put(YearMonth.from(rows.getObject(1, LocalDate.class)), rows.getObject(2, Long.class));
                }
            }
        }
        return overheads;
    }

    /** What came last counts; nothing takes back what was there. */
    private void put(YearMonth month, Long minor) {
        if (minor == null) {
            months.remove(month);
        } else {
            months.put(month, minor);
        }
    }

    /** Of the days, both included, in major units. Empty unless something was entered for one of their months. */
    public Optional<BigDecimal> of(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return Optional.empty();
        }
        Map<YearMonth, Long> touched = months.subMap(YearMonth.from(from), true, YearMonth.from(to), true);
        BigDecimal sum = touched.entrySet().stream().map(e -> until(e, to.plusDays(1)).subtract(until(e, from))).reduce(BigDecimal.ZERO, BigDecimal::add);
        return touched.isEmpty() ? Optional.empty() : Optional.of(sum.movePointLeft(digits));
    }

    /** Minor units of the days of the month before that day. */
    private static BigDecimal until(Map.Entry<YearMonth, Long> month, LocalDate end) {
        long days = Math.max(0, Math.min(month.getKey().lengthOfMonth(), end.toEpochDay() - month.getKey().atDay(1).toEpochDay()));
        return BigDecimal.valueOf(month.getValue()).multiply(BigDecimal.valueOf(days)).divide(BigDecimal.valueOf(month.getKey().lengthOfMonth()), 0, RoundingMode.HALF_EVEN);
    }

    /**
     * An amount by what was spent with each, to the minor unit.
     *
     * @param spent major units
     * @return empty when nothing was spent
     */
    public static <K> Map<K, BigDecimal> bySpend(BigDecimal amount, Map<K, BigDecimal> spent, int digits) {
        Map<K, BigDecimal> parts = new LinkedHashMap<>();
        List<K> keys = spent.entrySet().stream().filter(e -> e.getValue().signum() > 0).map(Map.Entry::getKey).toList();
        BigDecimal all = keys.stream().map(spent::get).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (keys.isEmpty()) {
            return parts;
        }
        BigInteger whole = amount.movePointRight(digits).toBigIntegerExact();
        List<BigDecimal> exact = new ArrayList<>();
        keys.forEach(key -> exact.add(new BigDecimal(whole).multiply(spent.get(key)).divide(all, 12, RoundingMode.HALF_EVEN)));
        List<Long> shares = Money.apportion(exact, whole.longValueExact());
        for (int i = 0; i < keys.size(); i++) {
            parts.put(keys.get(i), BigDecimal.valueOf(shares.get(i), digits));
        }
        return parts;
    }
}
