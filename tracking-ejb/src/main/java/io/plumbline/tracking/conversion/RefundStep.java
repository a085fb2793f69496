package io.plumbline.tracking.conversion;

import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** What a refund that waits comes to. */
@ApplicationScoped
public class RefundStep {

    private static final int MOST = 1_000;

    @Inject
    private Refunds refunds;
    @Inject
    private ConversionBook book;
    @Inject
    private Locks locks;
    @Inject
    private ValidationBook policies;
    @Inject
    private Sql sql;
    @Inject
    private Event<Counted> counted;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean alone(UUID refund, UUID sale, Instant now) {
        Counts counts = new Counts();
        boolean moved = settle(refund, sale, false, now, counts);
        counts.tell(counted);
        return moved;
    }

    /** In the caller's transaction. @param locked whether what has been settled may be touched. @return whether it is carried out now */
    boolean settle(UUID refund, UUID sale, boolean locked, Instant now, Counts counts) {
        Entry held = book.hold(sale).orElseThrow();
        Refunds.Told told = sql.one("select * from tracking.refund where id = ? and state = 'waiting'", Refunds.Told::read, refund).orElse(null);
        if (told == null) {
            return false;
        }
        if (!locked && !locks.of(held, now).isOpen()) {
            sql.update("update tracking.refund set outcome = 'conversion-locked', conversion_id = ? where id = ?", sale, refund);
            return false;
        }
        return refunds.settle(told, held, now, counts);
    }

    /** What has waited for its sale longer than the advertiser wants stays listed, and waits no more. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public int expire(Instant now) {
        return sql.list("select id, advertiser_id, recorded_at from tracking.refund where state = 'waiting' and outcome is null and recorded_at < ? order by id limit " + MOST,
                row -> Sql.instant(row, "recorded_at").isBefore(now.minus(Duration.ofDays(policies.of(Sql.uuid(row, "advertiser_id")).refundWaitDays()))) ? Sql.uuid(row, "id") : null,
                now.minus(Duration.ofDays(1))).stream().filter(Objects::nonNull)
                .mapToInt(id -> sql.update("update tracking.refund set state = 'expired', outcome = 'sale-missing', settled_at = ? where id = ? and state = 'waiting'", now, id)).sum();
    }
}
