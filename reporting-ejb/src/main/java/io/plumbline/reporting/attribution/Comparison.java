package io.plumbline.reporting.attribution;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.api.JourneySample;
import io.plumbline.reporting.api.JourneysAnswer;
import io.plumbline.reporting.api.Restatement;
import io.plumbline.reporting.known.KnownConversions;
import io.plumbline.reporting.known.Marks;
import io.plumbline.reporting.known.Since;
import io.plumbline.reporting.query.Exchange;
import io.plumbline.reporting.query.Names;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** All models over the same journeys, read in one pass. */
final class Comparison {

    private final Connection connection;
    private final Brief brief;
    private final FxRates rates;
    private final Exchange exchange;
    private final Journeys journeys;
    private final Collected collected;
    private final Stretches stretches;
    private Map<String, String> names = Map.of();

    Comparison(Connection connection, Brief brief, FxRates rates) {
        this.connection = connection;
        this.brief = brief;
        this.rates = rates;
        this.exchange = new Exchange(rates, brief.currency(), brief.order().asOf());
        this.journeys = new Journeys(connection, brief.order(), exchange);
        this.stretches = brief.interval() == null ? null : new Stretches(brief.interval(), brief.from(), brief.to(), brief.zone());
        this.collected = new Collected(journeys, brief.viewsCount(), brief.halfLifeDays(), stretches == null ? 0 : stretches.days().size(),
                stretches == null ? null : stretches::of);
    }

    /** With what has become known since, where the question is as of an instant. */
    AttributionAnswer answer() throws SQLException {
        return answer(percent -> { }, since());
    }

    /** For a run that is kept: it must come out the same again, so it does not say what became known since. @param progress takes percent */
    AttributionAnswer answer(IntConsumer progress) throws SQLException {
        return answer(progress, null);
    }

    private AttributionAnswer answer(IntConsumer progress, List<Restatement> restated) throws SQLException {
        read(progress);
        Crediting crediting = new Crediting(journeys.keys(), brief.markovOrder(), Money.digits(brief.currency()), this::name);
        List<AttributionAnswer.ModelResult> models = crediting.results(brief.models(), collected.all(), collected.viewsOnly());
        progress.accept(90);
        Shapes shapes = shapes();
        return new AttributionAnswer(models, shapes.top(), shapes.roles(), shapes.time(), collected.all().conversions(), decimal(collected.all().valueMinor()),
                brief.currency(), series(crediting), new Claims(connection, brief, exchange).rows(this::name), sample(), restated, exchange.warnings());
    }

    JourneysAnswer journeys() throws SQLException {
        read(percent -> { });
        Shapes shapes = shapes();
        return new JourneysAnswer(shapes.travelled(), shapes.lengths(), shapes.time(), shapes.roles(), shapes.transitions(), collected.all().conversions(),
                decimal(collected.all().valueMinor()), brief.currency(), sample(), since(), exchange.warnings());
    }

    private List<Restatement> since() throws SQLException {
        Journeys.Order order = brief.order();
        if (order.asOf() == null) {
            return null;
        }
        Set<String> interactions = new TreeSet<>(order.interactions());
        interactions.add("impression");
        return new Since(connection, order.asOf(), null, new Exchange(rates, brief.currency(), order.asOf()), new Exchange(rates, brief.currency()))
                .conversions(new KnownConversions(connection, order.conversions(order.from())))
                .touches(order.advertiser(), order.from().minus(Duration.ofDays(order.windows().longestDays())), order.until(), interactions).persons(order.advertiser()).rows();
    }

    private void read(IntConsumer progress) throws SQLException {
        journeys.tell(collected, progress);
        progress.accept(70);
        names = names();
    }

    private Shapes shapes() {
        return new Shapes(collected.all(), journeys.keys(), this::name, this::decimal);
    }

    private List<AttributionAnswer.Stretch> series(Crediting crediting) {
        return stretches == null ? null : IntStream.range(0, stretches.days().size()).mapToObj(i -> {
            Sample sample = collected.stretches().get(i);
            return new AttributionAnswer.Stretch(stretches.days().get(i), sample.conversions(), decimal(sample.valueMinor()),
                    crediting.results(brief.models(), sample, null));
        }).toList();
    }

    private JourneySample sample() {
        return new JourneySample(journeys.touches(), collected.all().conversions(), collected.all().nulls(), brief.order().windows().clickDays(),
                brief.order().windows().viewDays(), brief.interactions(), brief.order().resetAfterConversion(), brief.halfLifeDays(), journeys.fingerprint());
    }

    private Map<String, String> names() throws SQLException {
        if (brief.names() == null) {
            return Map.of();
        }
        Set<UUID> ids = new HashSet<>();
        for (int key = 0; key < journeys.keys().size(); key++) {
            if (!journeys.keys().name(key).equals(Keys.NONE)) {
                ids.add(UUID.fromString(journeys.keys().name(key)));
            }
        }
        Map<String, String> found = new HashMap<>();
        Names.of(connection, brief.names(), ids).forEach((id, name) -> found.put(id.toString(), Marks.apart(name)));
        return found;
    }

    private String name(String key) {
        return names.getOrDefault(key, key);
    }

    private String decimal(long minor) {
        return BigDecimal.valueOf(minor, Money.digits(brief.currency())).toPlainString();
    }
}
