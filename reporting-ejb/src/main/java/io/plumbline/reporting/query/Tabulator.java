package io.plumbline.reporting.query;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.rollup.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Answers a question in full; the desk cuts pieces of it, the exports write all of it. */
public final class Tabulator {

    private static final String FALLBACK_CURRENCY = "EUR";
    /** The cause of a difference that no event made. */
    private static final String RATES = "exchange-rate";

    private final Connection connection;
    private final FxRates rates;
    private final Scope scope;

    public Tabulator(Connection connection, FxRates rates, Scope scope) {
        this.connection = connection;
        this.rates = rates;
        this.scope = scope;
    }

    /** @throws io.plumbline.shared.Invalid when the question makes no sense or its answer is too large */
    public Tabulated answer(Question question) throws SQLException {
        Plan plan = Plan.of(question);
        int summed = Progress.until(connection);
        RollupQuery query = new RollupQuery(connection, plan, plan.period(), scope, summed);
        Exchange exchange = new Exchange(rates, currency(plan, query), plan.asOf());
        Table table = table(query, plan, exchange);
        Table compared = plan.compared() == null ? null
                : table(new RollupQuery(connection, plan, plan.compared(), scope, summed), plan, exchange);
        Table since = plan.asOf() == null ? null : since(plan, query, RollupQuery.since(connection, plan, scope, summed), exchange);
        return new Tabulated(plan, exchange.target(), exchange.warnings(), table, compared, since, names(plan, table));
    }

    /** At the rates of then, so that nothing is told twice; what has become of the rates is a cause by itself. */
    private Table since(Plan plan, RollupQuery then, RollupQuery since, Exchange exchange) throws SQLException {
        // Apart from the one of the figures: what is missing for later events is not missing in them.
        Exchange ofThen = new Exchange(rates, exchange.target(), plan.asOf());
        Map<List<Object>, Figures> causes = since.sums(ofThen);
        if (exchange.isRestated() || ofThen.isRestated()) {
            Exchange today = new Exchange(rates, exchange.target());
            Figures difference = new Figures();
            for (RollupQuery query : List.of(then, since)) {
                query.sums(today).values().forEach(difference::add);
                query.sums(ofThen).values().forEach(difference::takeAway);
            }
            causes.put(List.of(RATES), difference);
        }
        return Table.of(causes, plan);
    }

    private static Table table(RollupQuery query, Plan plan, Exchange exchange) throws SQLException {
        Map<List<Object>, Figures> groups = query.sums(exchange);
        if (query.isUngrouped()) {
            groups.computeIfAbsent(List.of(), all -> new Figures());
        }
        return Table.of(groups, plan);
    }

    private static String currency(Plan plan, RollupQuery query) throws SQLException {
        if (plan.currency() != null) {
            return plan.currency();
        }
        Set<String> present = plan.asksForMoney() ? query.currencies() : Set.of();
        Iterator<String> only = present.iterator();
        return present.size() == 1 ? only.next() : FALLBACK_CURRENCY;
    }

    private Map<Dimension, Map<UUID, String>> names(Plan plan, Table table) throws SQLException {
        Map<Dimension, Map<UUID, String>> names = new HashMap<>();
        for (int i = 0; i < plan.dimensions().size(); i++) {
            Dimension dimension = plan.dimensions().get(i);
            if (dimension.isEntity()) {
                int at = i;
                Set<UUID> ids = table.groups().keySet().stream().map(key -> (UUID) key.get(at)).filter(Objects::nonNull)
                        .collect(Collectors.toCollection(HashSet::new));
                names.put(dimension, Names.of(connection, dimension.names(), ids));
            }
        }
        return names;
    }
}
