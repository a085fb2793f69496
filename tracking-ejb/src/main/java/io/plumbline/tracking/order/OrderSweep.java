package io.plumbline.tracking.order;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.ValidationPolicy;
import io.plumbline.tracking.conversion.ValidationBook;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What changes without a file: conversions that come after their order, orders whose conversion was decided otherwise, conversions whose order never comes. */
@ApplicationScoped
public class OrderSweep {

    /** Of a kind in one go; the next one goes on. */
    static final int MOST = 500;

    private static final Duration LOOKED_BACK = Duration.ofDays(1);
    private static final Logger LOG = Logger.getLogger(OrderSweep.class.getName());
    /** Missing orders are looked for where the shop has told of orders at least as late: when a shop stops uploading, nobody is refused for it. */
    private static final String MISSING = "select c.id from tracking.conversion c where c.advertiser_id = ? and c.status = 'pending' and c.verdict <> 'invalid'"
            + " and c.transaction_id is not null and c.occurred_at < ? and c.occurred_at >= ?"
            + " and not exists (select 1 from tracking.shop_order o where o.advertiser_id = c.advertiser_id and o.order_id = c.transaction_id)"
            + " and c.occurred_at < (select max(o.ordered_at) from tracking.shop_order o where o.advertiser_id = ?) order by c.id limit " + MOST;

    private record Watched(UUID advertiser, Instant since) {
    }

    @Inject
    private OrderSteps steps;
    @Inject
    private ValidationBook policies;
    @Inject
    private Sql sql;

    /** @return how many were looked at again or decided */
    int sweep(Instant now) {
        int moved = 0;
        for (UUID order : due(now)) {
            moved += did(() -> steps.again(order, false, now), order);
        }
        for (Watched watched : sql.look("select advertiser_id, missing_since from tracking.validation_policy where missing_since is not null order by advertiser_id",
                row -> new Watched(Sql.uuid(row, "advertiser_id"), Sql.instant(row, "missing_since")))) {
            moved += missing(watched, now);
        }
        return moved;
    }

    /** Also what had agreed, when its conversion was decided otherwise since: changes are found by their time-ordered ids. */
    private List<UUID> due(Instant now) {
        UUID since = Ids.least(now.minus(LOOKED_BACK));
        return sql.look("select o.id from tracking.shop_order o join tracking.conversion c on c.transaction_id = o.order_id and c.advertiser_id = o.advertiser_id"
                + " where o.match_state = 'unattributed' union select o.id from tracking.shop_order o join tracking.conversion c on c.id = o.conversion_id"
                + " where o.match_state in ('proposed', 'differing') and o.conversion_version <> c.version union select o.id from tracking.conversion_change h"
                + " join tracking.shop_order o on o.conversion_id = h.conversion_id join tracking.conversion c on c.id = h.conversion_id"
                + " where h.id >= ? and o.conversion_version <> c.version order by 1 limit " + MOST, row -> Sql.uuid(row, "id"), since);
    }

    private int missing(Watched watched, Instant now) {
        ValidationPolicy policy = policies.of(watched.advertiser());
        int moved = 0;
        if (policy.missingDays() > 0 && policy.orders() != ValidationPolicy.Matching.OFF) {
            for (UUID conversion : sql.look(MISSING, row -> Sql.uuid(row, "id"), watched.advertiser(), now.minus(Duration.ofDays(policy.missingDays())), watched.since(),
                    watched.advertiser())) {
                moved += did(() -> steps.missing(conversion, policy.missing(), policy.missingDays(), now), conversion);
            }
        }
        return moved;
    }

    private static int did(BooleanSupplier step, UUID what) {
        try {
            return step.getAsBoolean() ? 1 : 0;
        } catch (Refusal no) {
            LOG.log(Level.INFO, "{0} stays as it is: {1}", new Object[] {what, no.code()});
            return 0;
        }
    }
}
