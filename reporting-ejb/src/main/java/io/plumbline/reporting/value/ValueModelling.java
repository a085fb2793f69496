package io.plumbline.reporting.value;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.ValueOrder;
import io.plumbline.reporting.api.ValueSettings;
import io.plumbline.reporting.customer.Customers;
import io.plumbline.reporting.customer.Shop;
import io.plumbline.reporting.known.Instants;
import io.plumbline.reporting.modelrun.Modelling;
import io.plumbline.reporting.query.Exchange;
import io.plumbline.reporting.query.OneInstant;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Json;
import io.plumbline.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.hibernate.Session;

/** Fits a model of customer value in the background. */
@ApplicationScoped
public class ValueModelling implements Modelling {

    static final String KIND = "customer-value";

    private static final TypeReference<ValueOrder> ORDER = new TypeReference<>() { };
    /** By what is expected of them in a year customers are kept in order. */
    private static final ValueSettings A_YEAR = ValueSettings.USUAL;

    @Inject
    private EntityManager em;
    @Inject
    private FxRates rates;
    @Inject
    private Clock clock;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String version() {
        return "2";
    }

    @Override
    public void check(UUID advertiserId, String parameters) {
        ValueOrder order = order(advertiserId, parameters);
        em.unwrap(Session.class).doWork(connection -> {
            Shop shop = Shop.of(connection, advertiserId);
            Brief.check(order, LocalDate.ofInstant(Instants.of(order.asOf(), clock.instant()), order.timeZone() == null ? shop.zone() : zone(order.timeZone())));
            shop.goalKey(connection, order.goal());
        });
    }

    /** What is known at the start: whatever becomes known later, a repeat comes out the same. */
    @Override
    public String settled(UUID advertiserId, String parameters, Instant now) {
        ValueOrder order = order(advertiserId, parameters);
        return Json.write(order.asKnownOn(Instants.of(order.asOf(), now)));
    }

    @Override
    public Outcome run(Connection connection, UUID advertiserId, String parameters, IntConsumer progress) throws SQLException {
        Studied studied = OneInstant.read(connection, () -> study(connection, rates, order(advertiserId, parameters), progress));
        return keep(connection, studied);
    }

    static Outcome run(Connection connection, FxRates rates, ValueOrder order, IntConsumer progress) throws SQLException {
        return keep(connection, study(connection, rates, order, progress));
    }

    /** @param best customers, best first */
    private record Studied(UUID shop, Found found, List<Member> best, String fingerprint) {
    }

    private static Outcome keep(Connection connection, Studied studied) throws SQLException {
        new Samples(connection).keep(studied.found().sample(), studied.shop(), studied.best());
        return new Outcome(studied.fingerprint(), Json.write(studied.found()));
    }

    private static Studied study(Connection connection, FxRates rates, ValueOrder order, IntConsumer progress) throws SQLException {
        Brief brief = Brief.of(order);
        Shop shop = Shop.of(connection, order.advertiserId());
        ZoneId zone = shop.zone(order.timeZone());
        Exchange exchange = new Exchange(rates, shop.currency(), order.asOf());
        Customers customers = new Customers(connection, customers(connection, shop, order), exchange);
        Census census = Census.of(customers, order.calibrationEnd(), zone);
        progress.accept(20);
        Study study = new Study(brief, census.members(), Money.digits(shop.currency()), progress);
        study.carryOut();
        String fingerprint = census.fingerprint();
        // Named by what went in, not by when it was known: equal customers are kept once.
        Found found = study.found(Ids.named("value-sample", Json.write(order.asKnownOn(null)), fingerprint), census, customers.anonymous(), customers.sample(null), exchange, zone);
        return new Studied(shop.id(), found, bestFirst(census.members(), new Outlook(brief, found, A_YEAR)), fingerprint);
    }

    static Customers.Order customers(Connection connection, Shop shop, ValueOrder order) throws SQLException {
        return new Customers.Order(shop.id(), shop.goalKey(connection, order.goal()), order.calibrationEnd().plusDays(1).atStartOfDay(shop.zone(order.timeZone())).toInstant(), order.asOf());
    }

    static ValueOrder order(UUID advertiserId, String parameters) {
        try {
            return Json.read(parameters, ORDER).of(advertiserId);
        } catch (IllegalStateException malformed) {
            throw new Invalid("parameters", "parameters-malformed", "These are not the parameters of a model of customer value.");
        }
    }

    /** A zone that does not exist is told with everything else that is wrong. */
    private static ZoneId zone(String name) {
        return io.plumbline.shared.Check.isZone(name) ? ZoneId.of(name) : ZoneId.of("UTC");
    }

    private static List<Member> bestFirst(List<Member> members, Outlook outlook) {
        return members.stream().map(member -> new Ranked(member, BigDecimal.valueOf(outlook.view(member).expected())))
                .sorted(Comparator.comparing(Ranked::expected).reversed().thenComparing(r -> r.member().id())).map(Ranked::member).toList();
    }

    private record Ranked(Member member, BigDecimal expected) {
    }
}
