package io.plumbline.tracking.conversion;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Money;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.Refund;
import io.plumbline.tracking.api.RefundRegister;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

@Stateless
public class RefundDesk implements RefundRegister {

    private static final Logger LOG = Logger.getLogger(RefundDesk.class.getName());
    private static final String SELECT = "select * from tracking.refund";
    /** In one go; the next minute goes on. */
    private static final int MOST = 200;

    @Inject
    private RefundStep step;
    @Inject
    private Authority authority;
    @Inject
    private Sql sql;
    @Inject
    private Clock clock;
    @Inject
    private Event<Counted> counted;

    @Override
    public Page<Refund> list(UUID advertiserId, String state, PageRequest page) {
        authority.requireStaff();
        Filter where = new Filter().and("advertiser_id = ?", authority.advertiserScope().orElse(null)).and("advertiser_id = ?", advertiserId).and("state = ?", state);
        return page.page(sql.list(where.page(SELECT, page), RefundDesk::read, where.args()), Refund::id);
    }

    @Override
    public Refund apply(UUID id) {
        authority.require(Role.FINANCE);
        Refund found = get(id);
        authority.requireAdvertiser(found.advertiserId(), "refund", id);
        if (!found.state().equals("waiting")) {
            throw new Conflict("refund-settled", "This refund is " + found.state() + " already.");
        }
        if (found.conversionId() == null) {
            throw new Conflict("refund-without-sale", "The sale it belongs to is not known yet.");
        }
        Counts counts = new Counts();
        step.settle(id, found.conversionId(), true, clock.instant(), counts);
        counts.tell(counted);
        return get(id);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public int sweep() {
        authority.require(Role.ADMIN);
        Instant now = clock.instant();
        int moved = 0;
        List<UUID[]> ready = sql.look("select r.id, c.id as sale from tracking.refund r join tracking.conversion c on c.advertiser_id = r.advertiser_id and c.goal_id = r.goal_id"
                + " and c.dedupe_key = r.sale_key where r.state = 'waiting' and r.outcome is null order by r.id limit " + MOST,
                row -> new UUID[] {Sql.uuid(row, "id"), Sql.uuid(row, "sale")});
        for (UUID[] one : ready) {
            try {
                moved += step.alone(one[0], one[1], now) ? 1 : 0;
            } catch (Refusal no) {
                LOG.log(Level.INFO, "Refund {0} waits on: {1}", new Object[] {one[0], no.code()});
            }
        }
        return moved + step.expire(now);
    }

    private Refund get(UUID id) {
        return sql.one(SELECT + " where id = ?", RefundDesk::read, id).orElseThrow(() -> new NotFound("refund", id));
    }

    private static Refund read(ResultSet row) throws SQLException {
        Long minor = Sql.number(row, "amount_minor");
        return new Refund(Sql.uuid(row, "id"), Sql.uuid(row, "advertiser_id"), Sql.uuid(row, "goal_id"), row.getString("sale_key"), row.getString("refund_key"),
                Sql.uuid(row, "conversion_id"), minor == null ? null : new Money(minor, row.getString("currency")), row.getString("door"), Sql.instant(row, "recorded_at"),
                row.getString("state"), row.getString("outcome"), row.getString("reason"), row.getString("actor"), Sql.instant(row, "settled_at"));
    }
}
