package io.plumbline.tracking.lead;

import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which lead of a campaign an address or a number stands for. The keys in the database let one of two be the first, not what either has read before. */
@ApplicationScoped
public class Contacts {

    /** @param by {@code email} or {@code phone} */
    record Earlier(UUID leadId, String by) {
    }

    private record Holder(UUID leadId, Instant at) {
    }

    @Inject
    private Sql sql;

    /**
     * Takes the keys for this lead, unless one of them stands for an earlier one; then all of them stand for that.
     *
     * @param days for how long an earlier one counts; 0 for ever
     */
    Optional<Earlier> claim(UUID scope, Reach reach, UUID leadId, int days, Instant now) {
        Instant since = days == 0 ? Instant.EPOCH : now.minus(Duration.ofDays(days));
        Map<UUID, String> keys = reach.keys();
        Optional<Earlier> earlier = Optional.empty();
        for (Map.Entry<UUID, String> key : keys.entrySet()) {
            Optional<UUID> holder = take(scope, key.getKey(), leadId, since, now);
            earlier = earlier.isPresent() ? earlier : holder.map(first -> new Earlier(first, key.getValue()));
        }
        earlier.ifPresent(first -> sql.update("update tracking.lead_contact set lead_id = ? where scope_id = ? and lead_id = ?", first.leadId(), scope, leadId));
        return earlier;
    }

    /** @return whom it stands for already */
    private Optional<UUID> take(UUID scope, UUID key, UUID leadId, Instant since, Instant now) {
        if (sql.insert("lead_contact", new Columns().with("scope_id", scope).with("contact_key", key).with("lead_id", leadId).with("taken_at", now))) {
            return Optional.empty();
        }
        Optional<UUID> holder = sql.one("select lead_id, taken_at from tracking.lead_contact where scope_id = ? and contact_key = ? for update",
                row -> new Holder(Sql.uuid(row, "lead_id"), Sql.instant(row, "taken_at")), scope, key).filter(held -> !held.at().isBefore(since)).map(Holder::leadId).filter(this::counts);
        if (holder.isEmpty()) {
            sql.update("update tracking.lead_contact set lead_id = ?, taken_at = ? where scope_id = ? and contact_key = ?", leadId, now, scope, key);
        }
        return holder;
    }

    /** What nobody confirmed, and what a machine made of somebody's address, must not stand in that somebody's way. */
    private boolean counts(UUID leadId) {
        return sql.one("select 1 from tracking.lead where id = ? and opt_in <> 'expired' and stage <> 'spam'", row -> true, leadId).isPresent();
    }
}
