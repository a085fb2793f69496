package io.plumbline.tracking.lead;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Notes the ids of ad platforms that clicks came with, some thousands a transaction, behind the clicks. Told twice, it notes once. */
@ApplicationScoped
public class PlatformSweep {

    static final int CHUNK = 2_000;
    /** Looked through in one statement: an old workspace is caught up with in pieces. */
    private static final Duration SPAN = Duration.ofHours(6);
    /** Before it was there, and no longer than leads wait for their click. */
    static final Duration KEPT = Duration.ofDays(90);
    /** Clicks are stored seconds after they happened; a journal that had to wait for its database is caught up with by {@link #again}. */
    private static final Duration OVERLAP = PlatformClicks.RECENT.minusMinutes(1);

    private record Came(UUID id, UUID advertiserId, Instant at, Map<String, String> params) {

        static Came read(ResultSet row) throws SQLException {
            return new Came(Sql.uuid(row, "id"), Sql.uuid(row, "advertiser_id"), Sql.instant(row, "at"), Json.map(row.getString("params")));
        }
    }

    @Inject
    private PlatformClicks clicks;
    @Inject
    private Sql sql;

    /** @return whether there is more to look at */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean step(Instant now) {
        Instant until = until().orElseGet(() -> begin(now));
        Instant end = until.plus(SPAN);
        List<Came> came = sql.list("select id, advertiser_id, at, params from tracking.click where id >= ? and id < ? and " + PlatformClicks.CAME_WITH_ONE
                + " order by id limit " + CHUNK, Came::read, Ids.least(until.minus(OVERLAP)), Ids.least(end));
        came.forEach(click -> clicks.note(click.advertiserId(), click.id(), click.at(), click.params()));
        // By the id's own time, so that the next step begins where this one ended.
        Instant seen = came.size() == CHUNK ? Ids.madeAt(came.get(CHUNK - 1).id()).plus(OVERLAP) : end;
        sql.update("update tracking.platform_sweep set seen_until = ? where id = 1 and seen_until <= ?", seen.isBefore(now) ? seen : now, seen);
        return seen.isBefore(now) && seen.isAfter(until);
    }

    /** Looks at the last day once more, and forgets what is older than anybody asks for. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void again(Instant now) {
        sql.update("update tracking.platform_sweep set seen_until = ? where id = 1 and seen_until > ?", now.minus(Duration.ofDays(1)), now.minus(Duration.ofDays(1)));
        sql.update("delete from tracking.platform_click where at < ?", now.minus(KEPT));
    }

    private Optional<Instant> until() {
        return sql.one("select seen_until from tracking.platform_sweep where id = 1", row -> Sql.instant(row, "seen_until"));
    }

    private Instant begin(Instant now) {
        Instant first = now.minus(KEPT);
        sql.insert("platform_sweep", new Columns().with("id", 1).with("seen_until", first));
        return first;
    }
}
