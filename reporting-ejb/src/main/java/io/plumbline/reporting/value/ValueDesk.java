package io.plumbline.reporting.value;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.ChannelValues;
import io.plumbline.reporting.api.CustomerForecast;
import io.plumbline.reporting.api.CustomerValues;
import io.plumbline.reporting.api.Grid;
import io.plumbline.reporting.api.InputSample;
import io.plumbline.reporting.api.ModelRun;
import io.plumbline.reporting.api.ModelRuns;
import io.plumbline.reporting.api.Restatement;
import io.plumbline.reporting.api.ValueModel;
import io.plumbline.reporting.api.ValueOrder;
import io.plumbline.reporting.api.ValueSettings;
import io.plumbline.reporting.customer.Customers;
import io.plumbline.reporting.customer.Shop;
import io.plumbline.reporting.known.KnownConversions;
import io.plumbline.reporting.known.Since;
import io.plumbline.reporting.query.Exchange;
import io.plumbline.reporting.query.Margins;
import io.plumbline.reporting.query.Sight;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Json;
import io.plumbline.shared.Money;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

@Stateless
public class ValueDesk implements CustomerValues {

    private static final int MOST_ROWS = 100_000;
    private static final TypeReference<Found> FOUND = new TypeReference<>() { };

    @Inject
    private Sight sight;
    @Inject
    private Authority authority;
    @Inject
    private ModelRuns runs;
    @Inject
    private FxRates rates;

    @Override
    public UUID start(ValueOrder order) {
        authority.requireStaff();
        new Check().that(order.advertiserId() != null, "advertiserId", "required", "Name the advertiser.").done();
        return runs.start(ValueModelling.KIND, order.advertiserId(), Json.write(order));
    }

    @Override
    public UUID repeat(UUID id) {
        return runs.repeat(run(id).id());
    }

    @Override
    public ValueModel get(UUID id) {
        return model(run(id));
    }

    @Override
    public Page<ValueModel> list(UUID advertiserId, PageRequest page) {
        Page<ModelRun> found = runs.list(ValueModelling.KIND, advertiserId, page);
        return new Page<>(found.items().stream().map(ValueDesk::model).toList(), found.next());
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Page<CustomerForecast> customers(UUID id, ValueSettings settings, String customer, PageRequest page) {
        Outlook.check(settings);
        ModelRun run = completed(id);
        return sight.of(connection -> {
            Found found = Json.read(run.result(), FOUND);
            Outlook outlook = outlook(connection, order(run), found, settings);
            int from = page.after() == null ? 0 : Math.toIntExact(Math.min(Integer.MAX_VALUE, page.after().getLeastSignificantBits() + 1));
            List<Samples.Kept> kept = new Samples(connection).page(found.sample(), Math.max(0, from), page.limit() + 1, customer);
            // The cursor of a list is an id; here it holds the position.
            Page<Samples.Kept> some = page.page(kept, k -> new UUID(0, k.position()));
            return new Page<>(some.items().stream().map(k -> outlook.forecast(k.member())).toList(), some.next());
        });
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Grid grid(UUID id, ValueSettings settings) {
        Outlook.check(settings);
        ModelRun run = completed(id);
        List<List<Object>> rows = sight.of(connection -> {
            Found found = Json.read(run.result(), FOUND);
            Outlook outlook = outlook(connection, order(run), found, settings);
            return new Samples(connection).page(found.sample(), 0, MOST_ROWS, null).stream().map(kept -> row(outlook.forecast(kept.member()))).toList();
        });
        return new Grid(List.of("customerId", "channel", "frequency", "recency", "age", "meanValue", "probabilityAlive", "expectedPurchases", "expectedMeanValue",
                "discountedPurchases", "lifetimePurchases", "expectedMargin"), rows);
    }

    private static List<Object> row(CustomerForecast c) {
        return Arrays.asList(c.customerId(), c.channel(), c.frequency(), c.recency(), c.age(), c.meanValue(), c.probabilityAlive(), c.expectedPurchases(),
                c.expectedMeanValue(), c.discountedPurchases(), c.lifetimePurchases(), c.expectedMargin());
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ChannelValues channels(UUID id, ValueSettings settings) {
        Outlook.check(settings);
        ModelRun run = completed(id);
        return sight.of(connection -> channels(connection, rates, order(run), Json.read(run.result(), FOUND), settings));
    }

    /** A margin that is not given is the advertiser's own. */
    private static Outlook outlook(Connection connection, ValueOrder order, Found found, ValueSettings asked) throws SQLException {
        ValueSettings s = asked.margin() != null ? asked : new ValueSettings(asked.horizon(), asked.discountRate(),
                Margins.known(connection, order.asOf()).of(order.advertiserId(), order.calibrationEnd()).orElse(null), asked.targetRatio());
        return new Outlook(Brief.of(order), found, s);
    }

    static ChannelValues channels(Connection connection, FxRates rates, ValueOrder order, Found found, ValueSettings settings) throws SQLException {
        Outlook outlook = outlook(connection, order, found, settings);
        Costs costs = Costs.of(connection, rates, order, found);
        ChannelTable table = new ChannelTable(outlook, found.spend() != null, costs);
        new Samples(connection).all(found.sample(), kept -> table.add(kept.member()));
        String cost = costs.sum().setScale(Money.digits(found.currency()), RoundingMode.HALF_EVEN).toPlainString();
        InputSample inputs = found.inputs() == null ? null : new InputSample(found.inputs().conversions(), found.inputs().value(), found.inputs().touches(), cost);
        return new ChannelValues(outlook.settings(), found.currency(), order.timeUnit() == null ? "week" : order.timeUnit(), table.total(), table.rows(), order.asOf(), inputs,
                order.asOf() == null ? null : since(connection, rates, order, costs), costs.warnings());
    }

    private static List<Restatement> since(Connection connection, FxRates rates, ValueOrder order, Costs costs) throws SQLException {
        Shop shop = Shop.of(connection, order.advertiserId());
        Customers.Order customers = ValueModelling.customers(connection, shop, order);
        Since since = new Since(connection, order.asOf(), null, new Exchange(rates, shop.currency(), order.asOf()), new Exchange(rates, shop.currency()))
                .conversions(new KnownConversions(connection, customers.purchases())).touches(shop.id(), null, customers.until(), null).persons(shop.id()).cost(Since.NEW, BigDecimal.ZERO);
        costs.restated().forEach(since::cost);
        return since.rows();
    }

    private ModelRun run(UUID id) {
        ModelRun run = runs.get(id);
        if (!run.kind().equals(ValueModelling.KIND)) {
            throw new NotFound("value-model", id);
        }
        return run;
    }

    private ModelRun completed(UUID id) {
        ModelRun run = run(id);
        if (!run.status().equals("completed")) {
            throw new Conflict("model-not-completed", "This model is " + run.status() + (run.refusal() == null ? "." : ": " + run.refusal()));
        }
        return run;
    }

    private static ValueOrder order(ModelRun run) {
        return ValueModelling.order(run.advertiserId(), run.parameters());
    }

    private static ValueModel model(ModelRun run) {
        Found f = run.result() == null ? Found.NOTHING : Json.read(run.result(), FOUND);
        return new ValueModel(run.id(), run.status(), run.percentDone(), order(run), run.modelVersion(), run.fingerprint(), f.parameters(), f.spendParameters(),
                f.logLikelihood(), f.spendLogLikelihood(), f.standardErrors(), f.customers(), f.repeaters(), f.anonymous(), f.spendCustomers(),
                f.spendCorrelation(), f.agreement(), f.channels(), f.effects(), f.covariateTest(), f.currency(), f.timeZone(), f.firstDay(), f.warnings(),
                run.refusal(), f.spendRefusal(), run.repeatOf(), run.startedBy(), run.createdAt(), run.finishedAt());
    }
}
