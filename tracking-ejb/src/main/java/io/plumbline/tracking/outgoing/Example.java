package io.plumbline.tracking.outgoing;

import io.plumbline.shared.Authority;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Sql;
import io.plumbline.shared.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A conversion to try a rule on. */
@ApplicationScoped
public class Example {

    /** @param conversionId null when the facts are made up */
    record Case(UUID conversionId, Map<String, String> facts) {
    }

    private record Found(UUID id, UUID advertiserId) {
    }

    @Inject
    private Sql sql;
    @Inject
    private Facts facts;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    Case of(Rule.Scope scope, Receiver to, UUID conversionId) {
        Optional<Found> found = conversionId == null ? newest(scope) : Optional.of(named(conversionId));
        String event = scope.events().get(0).key();
        return found.map(f -> new Case(f.id(), facts.of(f.id(), event, to, clock.instant()))).orElseGet(() -> madeUp(event));
    }

    private Found named(UUID id) {
        Found found = sql.one("select id, advertiser_id from tracking.conversion where id = ?", row -> new Found(Sql.uuid(row, "id"), Sql.uuid(row, "advertiser_id")), id)
                .orElseThrow(() -> new NotFound("conversion", id));
        authority.requireAdvertiser(found.advertiserId(), "conversion", id);
        return found;
    }

    private Optional<Found> newest(Rule.Scope scope) {
        Filter where = new Filter().and("advertiser_id = ?", authority.advertiserScope().orElse(null)).and("advertiser_id = ?", scope.advertiserId())
                .and("campaign_id = ?", scope.campaignId()).and("partner_id = ?", scope.partnerId())
                .and("goal_key = ?", scope.goals().isEmpty() ? null : scope.goals().get(0));
        return sql.one(where.page("select id, advertiser_id from tracking.conversion", PageRequest.first(1)),
                row -> new Found(Sql.uuid(row, "id"), Sql.uuid(row, "advertiser_id")), where.args());
    }

    private static Case madeUp(String event) {
        Map<String, String> example = new HashMap<>(Facts.KNOWN);
        example.put("event", event);
        example.values().removeIf(String::isEmpty);
        return new Case(null, example);
    }
}
