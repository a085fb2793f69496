package io.plumbline.reporting.value;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.api.ValueOrder;
import io.plumbline.reporting.known.Since;
import io.plumbline.reporting.query.Overheads;
import io.plumbline.reporting.query.Scope;
import io.plumbline.reporting.query.Tabulated;
import io.plumbline.reporting.query.Tabulator;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was spent while the customers were won: the cost and payout of the reports, so that the figures are the same on both pages.
 *
 * @param overheads by what was spent with each channel; empty where nothing was spent or entered
 * @param overhead  all of it; null where nothing was entered
 * @param restated what has become known since the order's instant, by cause
 */
record Costs(Map<String, BigDecimal> byChannel, Map<String, BigDecimal> overheads, BigDecimal overhead, Map<String, BigDecimal> restated, List<String> warnings) {

    /** As far as a report goes. */
    private static final int MOST_YEARS = 10;

    static Costs of(Connection connection, FxRates rates, ValueOrder order, Found found) throws SQLException {
        Map<String, BigDecimal> byChannel = new TreeMap<>();
        Map<String, BigDecimal> restated = new TreeMap<>();
        if (found.firstDay() == null) {
            return new Costs(byChannel, Map.of(), null, restated, List.of());
        }
        LocalDate earliest = order.calibrationEnd().minusYears(MOST_YEARS).plusDays(1);
        LocalDate from = found.firstDay().isBefore(earliest) ? earliest : found.firstDay();
        Tabulated report = new Tabulator(connection, rates, Scope.ALL).answer(new Question(from, order.calibrationEnd(), found.timeZone(), found.currency(),
                List.of("channel"), List.of("cost", "payout"), List.of(new Question.Filter("advertiser", "in", List.of(order.advertiserId().toString()))),
                null, null, null, null, order.asOf()));
        for (int i = 0; i < report.rowCount(); i++) {
            byChannel.merge(String.valueOf(report.row(i).get(0)), both(report.row(i), 1), BigDecimal::add);
        }
        if (order.asOf() != null) {
            report.restated().forEach(change -> restated.put(change.reason(), both(change.cells(), 0)));
        }
        BigDecimal overhead = Overheads.known(connection, order.advertiserId(), found.currency(), order.asOf()).of(from, order.calibrationEnd()).orElse(null);
        if (order.asOf() != null) {
            BigDecimal now = Overheads.known(connection, order.advertiserId(), found.currency(), null).of(from, order.calibrationEnd()).orElse(BigDecimal.ZERO);
            restated.put(Since.OVERHEAD, now.subtract(overhead == null ? BigDecimal.ZERO : overhead));
        }
        return new Costs(byChannel, overhead == null ? Map.of() : Overheads.bySpend(overhead, byChannel, Money.digits(found.currency())), overhead, restated, report.warnings());
    }

    BigDecimal sum() {
        return byChannel.values().stream().reduce(overhead == null ? BigDecimal.ZERO : overhead, BigDecimal::add);
    }

    private static BigDecimal both(List<Object> row, int first) {
        return new BigDecimal((String) row.get(first)).add(new BigDecimal((String) row.get(first + 1)));
    }
}
