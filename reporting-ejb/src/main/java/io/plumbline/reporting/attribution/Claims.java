package io.plumbline.reporting.attribution;

import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.known.Marks;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What platforms say of themselves, by the days they book it on. Each counts what it touched, so their sum counts much twice. */
final class Claims {

    private static final int MICROS = 6;

    private final Connection connection;
    private final Brief brief;
    private final Exchange exchange;
    private final Map<String, BigDecimal> conversions = new TreeMap<>();
    private final Map<String, BigDecimal> values = new TreeMap<>();

    Claims(Connection connection, Brief brief, Exchange exchange) {
        this.connection = connection;
        this.brief = brief;
        this.exchange = exchange;
    }

    /** @return null where platforms say nothing about such keys */
    List<AttributionAnswer.Claim> rows(UnaryOperator<String> names) throws SQLException {
        String column = brief.order().column();
        if (!List.of("channel", "campaign_id", "keyword").contains(column)) {
            return null;
        }
        read(column);
        int digits = Money.digits(brief.currency());
        List<AttributionAnswer.Claim> rows = new ArrayList<>();
        conversions.forEach((key, claimed) -> rows.add(new AttributionAnswer.Claim(key, names.apply(key), claimed.stripTrailingZeros().setScale(2, RoundingMode.HALF_EVEN),
                values.getOrDefault(key, BigDecimal.ZERO).setScale(0, RoundingMode.HALF_EVEN).movePointLeft(digits).setScale(digits, RoundingMode.UNNECESSARY).toPlainString())));
        return rows;
    }

    private record Found(String key, LocalDate day, String currency, BigDecimal conversions, BigDecimal value) {
    }

    private void read(String column) throws SQLException {
        List<Found> found = new ArrayList<>();
        Instant asOf = brief.order().asOf();
        String claims = asOf == null ? "tracking.pub_claim" : "tracking.pub_claim_change";
        try (PreparedStatement query = connection.prepareStatement("select " + column + ", cost_date, currency, sum(claimed_micros), sum(claimed_value_micros) from " + claims
                + " where advertiser_id = ? and cost_date >= ? and cost_date <= ?" + (asOf == null ? "" : " and known_at <= ?") + " group by " + column
                + ", cost_date, currency order by 1, 2, 3")) {
            query.setObject(1, brief.order().advertiser());
            query.setObject(2, brief.from());
            query.setObject(3, brief.to());
            if (asOf != null) {
                query.setObject(4, asOf.atOffset(ZoneOffset.UTC));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Object key = rows.getObject(1);
                    found.add(new Found(key == null ? Keys.NONE : Marks.apart(key.toString()), rows.getObject(2, LocalDate.class), rows.getString(3), whole(rows.getBigDecimal(4)), whole(rows.getBigDecimal(5))));
                }
            }
        }
        // Rates are looked up when the connection is free again.
        found.forEach(this::add);
    }

    private void add(Found claim) {
        if (claim.conversions().signum() == 0 && claim.value().signum() == 0) {
            return;
        }
        conversions.merge(claim.key(), claim.conversions(), BigDecimal::add);
        if (claim.value().signum() != 0) {
            exchange.minor(claim.value(), claim.currency(), claim.day()).ifPresent(minor -> values.merge(claim.key(), minor, BigDecimal::add));
        }
    }

    private static BigDecimal whole(BigDecimal micros) {
        return micros == null ? BigDecimal.ZERO : micros.movePointLeft(MICROS);
    }
}
