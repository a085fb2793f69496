package io.plumbline.reporting.cohort;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.known.Since;
import io.plumbline.reporting.query.Overheads;
import io.plumbline.reporting.query.Scope;
import io.plumbline.reporting.query.Tabulated;
import io.plumbline.reporting.query.Tabulator;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Cost and payout as the reports have them, of each cohort's own week or month up to today, and what overheads these days bear. */
final class Spent {

    private static final List<String> METRICS = List.of("cost", "payout");

    private final Connection connection;
    private final FxRates rates;
    private final Brief brief;
    private final Instant asOf;
    private final Map<CohortTable.Place, BigDecimal> costs = new TreeMap<>();
    private final Map<CohortTable.Place, BigDecimal> overheads = new TreeMap<>();
    private List<String> warnings = List.of();

    /** @param asOf null for now */
    Spent(Connection connection, FxRates rates, Brief brief, Instant asOf) {
        this.connection = connection;
        this.rates = rates;
        this.brief = brief;
        this.asOf = asOf;
    }

    Map<CohortTable.Place, BigDecimal> costs() {
        return costs;
    }

    /** By what was spent in the cohort's time; under the empty key where nothing was. No place where no overhead is known. */
    Map<CohortTable.Place, BigDecimal> overheads() {
        return overheads;
    }

    List<String> warnings() {
        return warnings;
    }

    BigDecimal sum() {
        return Stream.concat(costs.values().stream(), overheads.values().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Spent read(Instant now) throws SQLException {
        LocalDate today = LocalDate.ofInstant(now, brief.zone());
        if (brief.first().isAfter(today)) {
            return this;
        }
        boolean all = brief.by().equals(Brief.NONE);
        String unit = brief.unit().key();
        Tabulated report = report(today, all ? List.of(unit) : List.of(unit, brief.by()));
        Map<String, Integer> cohorts = new HashMap<>();
        for (int cohort = 0; cohort < brief.count(); cohort++) {
            cohorts.put(brief.unit().label(brief.start(cohort)), cohort);
        }
        for (int i = 0; i < report.rowCount(); i++) {
            List<Object> row = report.row(i);
            Object key = all ? null : row.get(1);
            BigDecimal cost = both(row, all ? 1 : 2);
            if (cost.signum() != 0) {
                costs.merge(new CohortTable.Place(cohorts.get((String) row.get(0)),
                        key instanceof Answer.Entity entity ? entity.id() : key == null ? "" : key.toString()), cost, BigDecimal::add);
            }
        }
        warnings = report.warnings();
        Overheads known = Overheads.known(connection, brief.shop().id(), brief.shop().currency(), asOf);
        for (int cohort = 0; cohort < brief.count(); cohort++) {
            int one = cohort;
            overhead(known, cohort, today).ifPresent(amount -> share(one, amount));
        }
        return this;
    }

    private Optional<BigDecimal> overhead(Overheads known, int cohort, LocalDate today) {
        LocalDate end = brief.start(cohort + 1).minusDays(1);
        return known.of(brief.start(cohort), end.isAfter(today) ? today : end);
    }

    private void share(int cohort, BigDecimal amount) {
        Map<CohortTable.Place, BigDecimal> spent = new TreeMap<>();
        costs.entrySet().stream().filter(cost -> cost.getKey().cohort() == cohort).forEach(cost -> spent.put(cost.getKey(), cost.getValue()));
        Map<CohortTable.Place, BigDecimal> parts = Overheads.bySpend(amount, spent, Money.digits(brief.shop().currency()));
        overheads.putAll(parts.isEmpty() ? Map.of(new CohortTable.Place(cohort, ""), amount) : parts);
    }

    /** What was spent in days that have begun since is new, also where it had been known ahead. @param now, not the instant asked for */
    void since(Since since, Instant now) throws SQLException {
        LocalDate today = LocalDate.ofInstant(now, brief.zone());
        since.cost(Since.NEW, BigDecimal.ZERO);
        if (brief.first().isAfter(today)) {
            return;
        }
        Tabulated known = report(today, List.of());
        since.cost(Since.NEW, both(known.totals(), 0).subtract(costs.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
        Overheads ofNow = Overheads.known(connection, brief.shop().id(), brief.shop().currency(), null);
        BigDecimal borne = IntStream.range(0, brief.count()).mapToObj(cohort -> overhead(ofNow, cohort, today).orElse(BigDecimal.ZERO)).reduce(BigDecimal.ZERO, BigDecimal::add);
        since.cost(Since.OVERHEAD, borne.subtract(overheads.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
        known.restated().forEach(change -> since.cost(change.reason(), both(change.cells(), 0)));
    }

    private Tabulated report(LocalDate today, List<String> dimensions) throws SQLException {
        LocalDate end = brief.unit().plus(brief.last(), 1).minusDays(1);
        return new Tabulator(connection, rates, Scope.ALL).answer(new Question(brief.first(), end.isAfter(today) ? today : end, brief.zone().getId(), brief.shop().currency(),
                dimensions, METRICS, List.of(new Question.Filter("advertiser", "in", List.of(brief.shop().id().toString()))), null, null, null, null, asOf));
    }

    private static BigDecimal both(List<Object> row, int first) {
        return new BigDecimal((String) row.get(first)).add(new BigDecimal((String) row.get(first + 1)));
    }
}
