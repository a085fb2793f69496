package io.plumbline.reporting.attribution;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.query.Exchange;
import io.plumbline.reporting.query.Names;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** All models over the same journeys, in one pass. */
final class Comparison {

    private final Connection connection;
    private final Brief brief;
    private final Exchange exchange;
    private final List<Credits> credits;
    private final Paths paths = new Paths();
    private long conversions;
    private long valueMinor;
    private Map<String, String> names = Map.of();

    Comparison(Connection connection, Brief brief, FxRates rates) {
        this.connection = connection;
        this.brief = brief;
        this.exchange = new Exchange(rates, brief.currency());
        this.credits = brief.models().stream().map(Credits::new).toList();
    }

    AttributionAnswer answer() throws SQLException {
        new Journeys(connection, brief.order(), exchange).tell(this::add);
        names = names();
        return new AttributionAnswer(credits.stream().map(this::result).toList(),
                paths.top().stream().map(p -> new AttributionAnswer.PathRow(p.keys().stream().map(this::name).toList(), p.conversions(), decimal(p.valueMinor()))).toList(),
                paths.roles().stream().map(r -> new AttributionAnswer.AssistedRow(r.key(), name(r.key()), r.assisted(), r.last())).toList(),
                new AttributionAnswer.TimeToConversion(paths.medianDays(), paths.meanDays(),
                        paths.buckets().entrySet().stream().map(b -> new AttributionAnswer.Bucket(b.getKey(), b.getValue())).toList()),
                conversions, decimal(valueMinor), brief.currency(), exchange.warnings());
    }

    private void add(Journey journey) {
        conversions++;
        valueMinor = Math.addExact(valueMinor, journey.valueMinor());
        credits.forEach(model -> model.add(journey));
        paths.add(journey);
    }

    private AttributionAnswer.ModelResult result(Credits model) {
        return new AttributionAnswer.ModelResult(model.model().key(), model.rows().stream()
                .map(row -> new AttributionAnswer.Row(row.key(), name(row.key()), row.conversions(), decimal(row.valueMinor()))).toList());
    }

    private Map<String, String> names() throws SQLException {
        if (brief.names() == null) {
            return Map.of();
        }
        Set<UUID> ids = new HashSet<>();
        paths.roles().stream().map(Paths.Role::key).filter(key -> !key.equals(Credits.NONE)).forEach(key -> ids.add(UUID.fromString(key)));
        Map<String, String> found = new HashMap<>();
        Names.of(connection, brief.names(), ids).forEach((id, name) -> found.put(id.toString(), name));
        return found;
    }

    private String name(String key) {
        return names.getOrDefault(key, key);
    }

    private String decimal(long minor) {
        return BigDecimal.valueOf(minor, Money.digits(brief.currency())).toPlainString();
    }
}
