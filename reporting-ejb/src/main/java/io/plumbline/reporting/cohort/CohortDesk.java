package io.plumbline.reporting.cohort;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.CohortAnswer;
import io.plumbline.reporting.api.CohortQuestion;
import io.plumbline.reporting.api.Cohorts;
import io.plumbline.reporting.api.Grid;
import io.plumbline.reporting.api.Restatement;
import io.plumbline.reporting.customer.Customers;
import io.plumbline.reporting.customer.FirstTouches;
import io.plumbline.reporting.customer.Shop;
import io.plumbline.reporting.known.Instants;
import io.plumbline.reporting.known.KnownConversions;
import io.plumbline.reporting.known.Since;
import io.plumbline.reporting.query.Exchange;
import io.plumbline.reporting.query.Margins;
import io.plumbline.reporting.query.Names;
import io.plumbline.reporting.query.OneInstant;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Money;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        Brief brief = Brief.of(question, shop, shop.goalKey(connection, question.goal()), Margins.known(connection, question.asOf()).of(shop.id(), question.to()));
        Instant asOf = question.asOf();
        Instant then = Instants.of(asOf, now);
        Exchange exchange = new Exchange(rates, shop.currency(), asOf);
        CohortTable table = new CohortTable(brief, then);
        Customers.Order order = new Customers.Order(shop.id(), brief.goal(), then, asOf);
        Customers customers = new Customers(connection, order, exchange);
        customers.tell(table::add);
        if (brief.firstTouch()) {
            new FirstTouches(connection, order).tell(touch -> table.met(touch.at(), brief.by().equals(Brief.NONE) ? null : touch.key(brief.by()), 1));
        }
        Spent spent = new Spent(connection, rates, brief, asOf).read(then);
        return new CohortAnswer(table.rows(spent.costs(), spent.overheads(), names(connection, brief, table.keys(spent.costs().keySet()))),
                table.totals(spent.costs(), spent.overheads()), brief.unit().key(), brief.margin(),
                brief.firstTouch() ? "first-touch" : "first-purchase", brief.by(), shop.currency(), brief.zone().getId(), then, customers.anonymous(), table.untouched(),
                customers.sample(spent.sum().setScale(Money.digits(shop.currency()), RoundingMode.HALF_EVEN).toPlainString()),
                asOf == null ? null : since(connection, rates, order, spent, now), exchange.warnings().isEmpty() ? spent.warnings() : exchange.warnings());
    }

    private static List<Restatement> since(Connection connection, FxRates rates, Customers.Order order, Spent spent, Instant now) throws SQLException {
        String currency = Shop.of(connection, order.advertiser()).currency();
        Since since = new Since(connection, order.asOf(), order.until(), new Exchange(rates, currency, order.asOf()), new Exchange(rates, currency))
                .conversions(new KnownConversions(connection, order.purchases(now))).touches(order.advertiser(), null, now, null).persons(order.advertiser());
        spent.since(since, now);
        return since.rows();
    }

    private static Map<String, String> names(Connection connection, Brief brief, Set<String> keys) throws SQLException {
        Map<String, String> names = new HashMap<>();
        if (!brief.by().equals(Brief.NONE) && !brief.by().equals("channel")) {
            Names.of(connection, "campaign.pub_" + brief.by(), keys.stream().map(UUID::fromString).toList()).forEach((id, name) -> names.put(id.toString(), name));
        }
        return names;
    }
}
