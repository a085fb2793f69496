package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.tracking.store.Rounds;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Approves on their lock date what nobody has objected to, where campaign or agreement say so. What is on hold waits for a person. */
@ApplicationScoped
public class AtLock {

    /** Everywhere on earth it is at most this day when it is yesterday in UTC; the advertiser's own calendar decides below. */
    private static final String DUE = "select c.id, c.advertiser_id, s.locks_on from tracking.conversion c join campaign.pub_settlement s on s.subject_id = c.id"
            + " left join tracking.auto_approval own on own.scope_id = s.agreement_id left join tracking.auto_approval above on above.scope_id = s.campaign_id"
            + " where c.status = 'pending' and c.verdict <> 'invalid' and c.advertiser_id in (select advertiser_id from tracking.auto_approval where at_lock = true)"
            + " and s.locks_on <= ? and coalesce(own.at_lock, above.at_lock, false) = true and c.id > ? order by c.id limit " + Rounds.PIECE;

    private record Due(UUID id, UUID advertiserId, LocalDate locksOn) {
        static Due read(ResultSet row) throws SQLException {
            return new Due(Sql.uuid(row, "id"), Sql.uuid(row, "advertiser_id"), row.getObject("locks_on", LocalDate.class));
        }
    }

    @Inject
    private AtLockStep step;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Sql sql;

    private final Rounds<Due> rounds = new Rounds<>(Due::id);

    /** @return how many were approved */
    public int approve(Instant now) {
        Map<UUID, LocalDate> today = new HashMap<>();
        LocalDate latest = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
        return rounds.each(last -> sql.look(DUE, Due::read, latest, last),
                due -> !today.computeIfAbsent(due.advertiserId(), id -> day(id, now)).isBefore(due.locksOn()) && step.approve(due.id(), now));
    }

    private LocalDate day(UUID advertiserId, Instant now) {
        return LocalDate.ofInstant(now, advertisers.find(advertiserId).map(known -> ZoneId.of(known.timeZone())).orElse(ZoneOffset.UTC));
    }
}
