package io.plumbline.reporting.query;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Metric;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.api.Reports;
import io.plumbline.reporting.metric.MetricRegistry;
import io.plumbline.shared.Authority;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;

@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ReportDesk implements Reports {

    @Inject
    private EntityManager em;

    @Inject
    private Authority authority;

    @Inject
    private FxRates rates;

    @Inject
    private Clock clock;

    @Override
    public List<Metric> metrics() {
        Scope scope = seen();
        return MetricRegistry.metrics().stream().filter(metric -> scope.shows(metric.key())).toList();
    }

    @Override
    public List<String> dimensions() {
        Scope scope = seen();
        return Dimension.keys().stream().filter(scope::shows).toList();
    }

    /** Names and formulas are no secret; only a partner's lists leave out what it would be refused. */
    private Scope seen() {
        return authority.isPartner() ? Scope.of(authority) : Scope.ALL;
    }

    @Override
    public Answer answer(Question question) {
        Scope scope = Scope.of(authority).asked(question);
        Instant now = clock.instant();
        return em.unwrap(Session.class).doReturningWork(connection -> OneInstant.read(connection, () -> answer(connection, rates, scope, question, now)));
    }

    /** Rollups are written with the events, so an answer is always as fresh as the transaction that reads it, or as the instant that it asks for. */
    static Answer answer(Connection connection, FxRates rates, Scope scope, Question question, Instant now) throws SQLException {
        Plan plan = Plan.of(question);
        Tabulated all = new Tabulator(connection, rates, scope).answer(question);
        int from = Math.min(plan.offset(), all.rowCount());
        int to = (int) Math.min((long) from + plan.limit(), all.rowCount());
        List<List<Object>> rows = new ArrayList<>();
        List<List<Object>> compared = all.isCompared() ? new ArrayList<>() : null;
        for (int i = from; i < to; i++) {
            rows.add(all.row(i));
            if (compared != null) {
                compared.add(all.comparedRow(i));
            }
        }
        return new Answer(all.columns(), rows, all.totals(), compared, compared == null ? null : all.comparedTotals(),
                new Answer.Meta(plan.asOf() == null || plan.asOf().isAfter(now) ? now : plan.asOf(), plan.period().zone().getId(), all.currency(), all.rowCount(), all.warnings(), plan.asOf()),
                to < all.rowCount() ? plan.cursor(to) : null, all.restated());
    }
}
