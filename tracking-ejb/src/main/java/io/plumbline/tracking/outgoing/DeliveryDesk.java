package io.plumbline.tracking.outgoing;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.Deliveries;
import io.plumbline.tracking.api.Delivery;
import io.plumbline.tracking.api.OutgoingAnswer;
import io.plumbline.tracking.api.OutgoingRequest;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

@Stateless
public class DeliveryDesk implements Deliveries {

    private static final String SELECT = "select * from tracking.delivery";
    private static final int MOST_ATTEMPTS = 50;
    private static final int MOST_AT_ONCE = 1000;

    @Inject
    private Sql sql;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    @Override
    public Page<Delivery> list(Wanted wanted, PageRequest page) {
        authority.requireReader();
        Filter where = mine().and("advertiser_id = ?", wanted.advertiser())
                .and("rule_id = ?", wanted.rule()).and("state = ?", wanted.state()).and("campaign_id = ?", wanted.campaign()).and("partner_id = ?", wanted.partner())
                .and("conversion_id = ?", wanted.conversion()).and("created_at >= ?", wanted.from()).and("created_at < ?", wanted.to());
        return page.page(sql.list(where.page(SELECT, page), row -> read(row, List.of()), where.args()), Delivery::id);
    }

    @Override
    public Delivery get(UUID id) {
        authority.requireReader();
        List<Delivery.Attempt> attempts = sql.list("select * from tracking.delivery_attempt where delivery_id = ? order by number limit " + MOST_ATTEMPTS,
                DeliveryDesk::attempt, id);
        Filter where = mine().and("id = ?", id);
        return sql.list(where.oldest(SELECT, 1), row -> read(row, attempts), where.args()).stream().findFirst().orElseThrow(() -> new NotFound("delivery", id));
    }

    @Override
    public Delivery fire(UUID id) {
        if (!authority.isPartner()) {
            authority.require(Role.MARKETER);
        }
        Delivery found = get(id);
        if (sql.one("select 1 from tracking.delivery where id = ? and facts = '{}'", row -> true, id).isPresent()) {
            throw new Conflict("delivery-forgotten", "What it would say was let go by retention or an erasure; it cannot be sent again.");
        }
        if (again(id, clock.instant()) == 0) {
            throw new Conflict("delivery-waiting", "It is being tried anyway, next at " + found.nextTryAt() + ".");
        }
        return get(id);
    }

    @Override
    public int fireDead(UUID ruleId) {
        authority.require(Role.MARKETER);
        Filter where = new Filter().and("state = ?", "dead").and("facts <> ?", "{}").and("advertiser_id = ?", authority.advertiserScope().orElse(null)).and("rule_id = ?", ruleId);
        List<UUID> dead = sql.list(where.oldest("select id from tracking.delivery", MOST_AT_ONCE), row -> Sql.uuid(row, "id"), where.args());
        Instant now = clock.instant();
        return dead.stream().mapToInt(id -> again(id, now)).sum();
    }

    @Override
    public Map<String, Long> counts() {
        authority.requireReader();
        Map<String, Long> counts = new TreeMap<>(Map.of("waiting", 0L, "delivered", 0L, "dead", 0L));
        Filter where = mine();
        sql.list(where.grouped("select state, count(*) as number from tracking.delivery", "state"), row -> counts.put(row.getString("state"), row.getLong("number")), where.args());
        return counts;
    }

    /** A partner's are those of the rules it keeps itself: others may be about its results too, and are between staff and whoever they tell. */
    private Filter mine() {
        return new Filter().and("advertiser_id = ?", authority.advertiserScope().orElse(null))
                .and("rule_id in (select rule_id from tracking.partner_rule where partner_id = ?)", authority.isPartner() ? authority.requirePartner() : null);
    }

    private int again(UUID id, Instant now) {
        return sql.update("update tracking.delivery set state = 'waiting', next_try_at = ?, give_up_at = ?, leased_until = null, finished_at = null, tries_before = tries"
                + " where id = ? and state in ('dead', 'delivered') and facts <> '{}'", now, now.plus(Backoff.PATIENCE), id);
    }

    private static Delivery read(ResultSet row, List<Delivery.Attempt> attempts) throws SQLException {
        Long status = Sql.number(row, "answered_status");
        return new Delivery(Sql.uuid(row, "id"), Sql.uuid(row, "rule_id"), Sql.uuid(row, "conversion_id"), Sql.uuid(row, "advertiser_id"), Sql.uuid(row, "campaign_id"),
                Sql.uuid(row, "partner_id"), row.getString("event"), row.getString("state"), Sql.instant(row, "created_at"), Sql.instant(row, "next_try_at"),
                Sql.instant(row, "give_up_at"), Sql.instant(row, "finished_at"), row.getInt("tries"), status == null ? null : status.intValue(), row.getString("failure"), attempts);
    }

    private static Delivery.Attempt attempt(ResultSet row) throws SQLException {
        Long status = Sql.number(row, "answered_status");
        return new Delivery.Attempt(row.getInt("number"), Sql.instant(row, "at"),
                new OutgoingRequest(row.getString("method"), row.getString("url"), Json.map(row.getString("headers")), row.getString("body")),
                new OutgoingAnswer(status == null ? null : status.intValue(), row.getString("answer"), row.getString("failure"), row.getLong("millis")));
    }
}
