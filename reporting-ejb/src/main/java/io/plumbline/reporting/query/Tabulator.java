package io.plumbline.reporting.query;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.rollup.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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
    private static final String MARGINS = "margin";

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
        Margins margins = margins(plan, plan.asOf());
        Table table = table(query, plan, exchange, margins);
        Table compared = plan.compared() == null ? null
                : table(new RollupQuery(connection, plan, plan.compared(), scope, summed), plan, exchange, margins);
        Table since = plan.asOf() == null ? null : since(plan, query, RollupQuery.since(connection, plan, scope, summed), exchange, margins, table.total());
        List<String> warnings = new ArrayList<>(exchange.warnings());
        warnings.addAll(margins.warnings(Names.of(connection, "campaign.pub_advertiser", margins.missing())));
        return new Tabulated(plan, exchange.target(), warnings, table, compared, since, names(plan, table));
    }

    private Margins margins(Plan plan, Instant knownAt) throws SQLException {
        return plan.asksForMargins() ? Margins.known(connection, knownAt) : Margins.NONE;
    }

    /** At the rates and margins of then, so that nothing is told twice; what has become of the rates is a cause by itself, and so is what has become of the margins. */
    private Table since(Plan plan, RollupQuery then, RollupQuery since, Exchange exchange, Margins margins, Figures figuresOfThen) throws SQLException {
        // Apart from the one of the figures: what is missing for later events is not missing in them.
        Exchange ofThen = new Exchange(rates, exchange.target(), plan.asOf());
        Margins marginsOfThen = margins.again();
        Map<List<Object>, Figures> causes = since.sums(ofThen, marginsOfThen);
        Exchange today = new Exchange(rates, exchange.target());
        if (exchange.isRestated() || ofThen.isRestated()) {
            causes.put(List.of(RATES), difference(List.of(then, since), today, marginsOfThen, ofThen, marginsOfThen));
        }
        Margins marginsOfToday = margins(plan, null);
        if (!marginsOfToday.sameAs(margins)) {
            causes.put(List.of(MARGINS), difference(List.of(then, since), today, marginsOfToday, today, marginsOfThen));
        }
        return Table.of(causes, plan, figuresOfThen);
    }

    private static Figures difference(List<RollupQuery> queries, Exchange to, Margins toMargins, Exchange from, Margins fromMargins) throws SQLException {
        Figures difference = new Figures();
        for (RollupQuery query : queries) {
            query.sums(to, toMargins).values().forEach(difference::add);
            query.sums(from, fromMargins).values().forEach(difference::takeAway);
        }
        return difference;
    }

    private static Table table(RollupQuery query, Plan plan, Exchange exchange, Margins margins) throws SQLException {
        Map<List<Object>, Figures> groups = query.sums(exchange, margins);
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
