package io.plumbline.tracking.retention;

import io.plumbline.campaign.api.AuditRetention;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A piece at a time, each in a transaction of its own: nobody who records waits for long. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Batches {

    static final int ROWS = 500;
    private static final UUID FIRST = new UUID(0, 0);

    /** @param last where the next piece begins; null when this one was the end */
    public record Done(int rows, UUID last) {
    }

    @Inject
    private Sql sql;
    @Inject
    private AuditRetention audit;

    /** @return false when somebody else has begun it */
    public boolean begin(String key, Instant at, String who) {
        return sql.insert("retention_run", new Columns().with("run_key", key).with("started_at", at).with("started_by", who).with("counts", "{}"));
    }

    public void finish(String key, Instant at, String counts) {
        sql.update("update tracking.retention_run set finished_at = ?, counts = ? where run_key = ?", at, counts, key);
    }

    /** @return null for ever */
    public Integer days(DataClass what) {
        List<Integer[]> set = sql.list("select keep_days from tracking.retention_rule where data_class = ?", row -> {
            int days = row.getInt(1);
            return new Integer[] {row.wasNull() ? null : (Integer) days};
        }, what.key());
        return set.isEmpty() ? (Integer) what.days() : set.get(0)[0];
    }

    public long due(DataClass what, Instant before) {
        return what.isOurs() ? sql.one(what.count(), row -> row.getLong(1), before).orElse(0L) : audit.countBefore(before);
    }

    /** @param after the last id of the piece before, or null for the first */
    public Done clean(DataClass what, Instant before, UUID after) {
        if (!what.isOrdered()) {
            int rows = what.isOurs() ? sql.update(what.change(null, ROWS), before) : audit.forgetBefore(before, ROWS);
            return new Done(rows, rows < ROWS ? null : FIRST);
        }
        List<UUID> ids = sql.list(what.next(ROWS), row -> Sql.uuid(row, "id"), before, after == null ? FIRST : after);
        if (ids.isEmpty()) {
            return new Done(0, null);
        }
        return new Done(sql.update(what.change(Sql.marks(ids), ROWS), ids.toArray()), ids.size() < ROWS ? null : ids.get(ids.size() - 1));
    }
}
