package io.plumbline.tracking.health;

import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.store.Text;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Which destinations are due for a visit, and what was found. The row decides between two nodes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Visits {

    static final Duration INTERVAL = Duration.ofMinutes(5);
    static final int MOST_A_ROUND = 200;
    /** One failure may be a hiccup of the network between us. */
    static final int FAILURES_TO_BE_DOWN = 2;

    @Inject
    private Sql sql;

    record Due(UUID id, String url) {
    }

    public List<Due> take(Instant now) {
        sql.update("insert into tracking.destination_health (destination_id, next_check_at, state, since, failures)"
                + " select d.id, cast(? as timestamp with time zone), 'unknown', cast(? as timestamp with time zone), 0 from campaign.pub_open_destination d"
                + " where not exists (select 1 from tracking.destination_health h where h.destination_id = d.id) on conflict do nothing", now, now);
        sql.update("delete from tracking.destination_health where not exists (select 1 from campaign.pub_open_destination d where d.id = destination_id)");
        List<Due> taken = new ArrayList<>();
        for (Due due : sql.list("select d.id, d.url from tracking.destination_health h join campaign.pub_open_destination d on d.id = h.destination_id"
                + " where h.next_check_at <= ? order by h.next_check_at, d.id limit " + MOST_A_ROUND, row -> new Due(Sql.uuid(row, "id"), row.getString("url")), now)) {
            if (sql.update("update tracking.destination_health set next_check_at = ? where destination_id = ? and next_check_at <= ?", now.plus(INTERVAL), due.id(), now) == 1) {
                taken.add(due);
            }
        }
        return taken;
    }

    /** @param detail null when it answered */
    public void found(UUID id, Integer status, String detail, Instant at) {
        boolean up = detail == null;
        sql.update("update tracking.destination_health set since = case when state = 'up' then since else ? end, state = 'up', checked_at = ?, http_status = ?, detail = null,"
                + " failures = 0 where destination_id = ? and ? = true", at, at, status, id, up);
        sql.update("update tracking.destination_health set since = case when state <> 'down' and failures + 1 >= " + FAILURES_TO_BE_DOWN + " then ? else since end,"
                + " state = case when failures + 1 >= " + FAILURES_TO_BE_DOWN + " then 'down' else state end, checked_at = ?, http_status = ?, detail = ?,"
                + " failures = failures + 1 where destination_id = ? and ? = false", at, at, status, Text.clean(detail, 500), id, up);
    }

    /** We may not look, and say so instead of calling it broken. */
    public void unseen(UUID id, String why, Instant at) {
        sql.update("update tracking.destination_health set since = case when state = 'unknown' then since else ? end, state = 'unknown', checked_at = ?, http_status = null,"
                + " detail = ?, failures = 0 where destination_id = ?", at, at, Text.clean(why, 500), id);
    }
}
