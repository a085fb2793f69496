package io.plumbline.tracking.tag;

import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who records the click of a visit: claimed first and in a transaction of its own, so that two requests cannot both. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class LandingBook {

    /** A request that has not recorded its click after this long has died with its node. */
    static final Duration LOST_AFTER = Duration.ofSeconds(30);

    @Inject
    private Sql sql;

    public boolean claim(UUID ref, Instant now) {
        return sql.insert("landing", new Columns().with("ref", ref).with("claimed_at", now))
                || sql.update("update tracking.landing set claimed_at = ? where ref = ? and click_id is null and claimed_at < ?", now, ref, now.minus(LOST_AFTER)) == 1;
    }

    public void complete(UUID ref, UUID clickId) {
        sql.update("update tracking.landing set click_id = ? where ref = ?", clickId, ref);
    }

    /** The link does not exist or nothing was recorded: the next one may try. */
    public void release(UUID ref) {
        sql.update("delete from tracking.landing where ref = ? and click_id is null", ref);
    }

    public Optional<UUID> click(UUID ref) {
        return sql.list("select click_id from tracking.landing where ref = ? and click_id is not null", row -> Sql.uuid(row, "click_id"), ref).stream().findFirst();
    }
}
