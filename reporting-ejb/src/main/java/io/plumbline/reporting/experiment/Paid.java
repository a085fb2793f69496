package io.plumbline.reporting.experiment;

import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.query.Scope;
import io.plumbline.reporting.query.Tabulated;
import io.plumbline.reporting.query.Tabulator;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cost and payout of an experiment's variants, as the reports have them. */
record Paid(Connection connection, Experiment experiment, FxRates rates, String currency, Instant asOf) {

    /** As far as a report goes. */
    private static final int MOST_YEARS = 10;

    /** Major units; empty when nothing was paid for any of them. */
    Map<String, BigDecimal> byVariant(Instant until) throws SQLException {
        LocalDate last = LocalDate.ofInstant(until, ZoneOffset.UTC);
        Tabulated report = new Tabulator(connection, rates, Scope.ALL).answer(new Question(last.minusYears(MOST_YEARS).plusDays(1), last, "UTC", currency, List.of("variant"),
                List.of("cost", "payout"), List.of(new Question.Filter("experiment", "in", List.of(experiment.id().toString()))), null, null, null, null, asOf));
        Map<String, BigDecimal> paid = new TreeMap<>();
        for (int i = 0; i < report.rowCount(); i++) {
            List<Object> row = report.row(i);
            BigDecimal both = new BigDecimal((String) row.get(1)).add(new BigDecimal((String) row.get(2)));
            if (row.get(0) != null && both.signum() != 0) {
                paid.put((String) row.get(0), both);
            }
        }
        return paid;
    }
}
