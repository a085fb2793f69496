package io.plumbline.reporting.cohort;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.CohortAnswer;
import io.plumbline.reporting.api.CohortQuestion;
import io.plumbline.reporting.api.Cohorts;
import io.plumbline.reporting.api.Grid;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.customer.Customers;
import io.plumbline.reporting.customer.FirstTouches;
import io.plumbline.reporting.customer.Shop;
import io.plumbline.reporting.query.Exchange;
import io.plumbline.reporting.query.Names;
import io.plumbline.reporting.query.OneInstant;
import io.plumbline.reporting.query.Scope;
import io.plumbline.reporting.query.Tabulated;
import io.plumbline.reporting.query.Tabulator;
import io.plumbline.shared.Authority;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;

@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CohortDesk implements Cohorts {

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private FxRates rates;
    @Inject
    private Clock clock;

    @Override
    public CohortAnswer query(CohortQuestion question) {
        authority.requireStaff();
        Brief.check(question);
        authority.requireAdvertiser(question.advertiserId(), "advertiser", question.advertiserId());
        Instant now = clock.instant();
        return em.unwrap(Session.class).doReturningWork(connection -> OneInstant.read(connection, () -> answer(connection, rates, question, now)));
    }

    @Override
    public Grid grid(CohortQuestion question) {
        return CohortGrid.of(query(question));
    }

    static CohortAnswer answer(Connection connection, FxRates rates, CohortQuestion question, Instant now) throws SQLException {
        Shop shop = Shop.of(connection, question.advertiserId());
        Brief brief = Brief.of(question, shop, shop.goalKey(connection, question.goal()));
        Exchange exchange = new Exchange(rates, shop.currency());
        CohortTable table = new CohortTable(brief, now);
        Customers customers = new Customers(connection, new Customers.Order(shop.id(), brief.goal(), now), exchange);
        customers.tell(table::add);
        if (brief.firstTouch()) {
            new FirstTouches(connection, shop.id(), now).tell(touch -> table.met(touch.at(), brief.by().equals(Brief.NONE) ? null : touch.key(brief.by()), 1));
        }
        Map<CohortTable.Place, BigDecimal> costs = new TreeMap<>();
        List<String> warnings = costs(connection, rates, brief, now, costs);
        return new CohortAnswer(table.rows(costs, names(connection, brief, table.keys(costs.keySet()))), table.totals(costs), brief.unit().key(),
                brief.firstTouch() ? "first-touch" : "first-purchase", brief.by(),
                shop.currency(), brief.zone().getId(), now, customers.anonymous(), table.untouched(), exchange.warnings().isEmpty() ? warnings : exchange.warnings());
    }

    /** Cost and payout as the reports have them, of each cohort's own week or month up to today. */
    private static List<String> costs(Connection connection, FxRates rates, Brief brief, Instant now, Map<CohortTable.Place, BigDecimal> costs) throws SQLException {
        LocalDate today = LocalDate.ofInstant(now, brief.zone());
        LocalDate end = brief.unit().plus(brief.last(), 1).minusDays(1);
        if (brief.first().isAfter(today)) {
            return List.of();
        }
        boolean all = brief.by().equals(Brief.NONE);
        String unit = brief.unit().key();
        Tabulated report = new Tabulator(connection, rates, Scope.ALL).answer(new Question(brief.first(), end.isAfter(today) ? today : end, brief.zone().getId(),
                brief.shop().currency(), all ? List.of(unit) : List.of(unit, brief.by()), List.of("cost", "payout"),
                List.of(new Question.Filter("advertiser", "in", List.of(brief.shop().id().toString()))), null, null, null, null));
        Map<String, Integer> cohorts = new HashMap<>();
        for (int cohort = 0; cohort < brief.count(); cohort++) {
            cohorts.put(brief.unit().label(brief.start(cohort)), cohort);
        }
        for (int i = 0; i < report.rowCount(); i++) {
            List<Object> row = report.row(i);
            Object key = all ? null : row.get(1);
            int at = all ? 1 : 2;
            BigDecimal cost = new BigDecimal((String) row.get(at)).add(new BigDecimal((String) row.get(at + 1)));
            if (cost.signum() != 0) {
                costs.merge(new CohortTable.Place(cohorts.get((String) row.get(0)),
                        key instanceof Answer.Entity entity ? entity.id() : key == null ? "" : key.toString()), cost, BigDecimal::add);
            }
        }
        return report.warnings();
    }

    private static Map<String, String> names(Connection connection, Brief brief, Set<String> keys) throws SQLException {
        Map<String, String> names = new HashMap<>();
        if (!brief.by().equals(Brief.NONE) && !brief.by().equals("channel")) {
            Names.of(connection, "campaign.pub_" + brief.by(), keys.stream().map(UUID::fromString).toList()).forEach((id, name) -> names.put(id.toString(), name));
        }
        return names;
    }
}
