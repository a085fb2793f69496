package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Approves on their lock date what nobody has objected to, where campaign or agreement say so. What is on hold waits for a person. */
@ApplicationScoped
public class AtLock {

    static final int PIECE = 200;
    /** In one go; the next hour goes on. */
    private static final int PIECES = 25;

    private static final Logger LOG = Logger.getLogger(AtLock.class.getName());
    /** Everywhere on earth it is at most this day when it is yesterday in UTC; the advertiser's own calendar decides below. */
    private static final String DUE = "select c.id, c.advertiser_id, s.locks_on from tracking.conversion c join campaign.pub_settlement s on s.subject_id = c.id"
            + " left join tracking.auto_approval own on own.scope_id = s.agreement_id left join tracking.auto_approval above on above.scope_id = s.campaign_id"
            + " where c.status = 'pending' and c.verdict <> 'invalid' and c.advertiser_id in (select advertiser_id from tracking.auto_approval where at_lock = true)"
            + " and s.locks_on <= ? and coalesce(own.at_lock, above.at_lock, false) = true and c.id > ? order by c.id limit " + PIECE;

    private record Due(UUID id, UUID advertiserId, LocalDate locksOn) {
    }

    @Inject
    private AtLockStep step;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Sql sql;

    /** @return how many were approved */
    public int approve(Instant now) {
        Map<UUID, LocalDate> today = new HashMap<>();
        UUID last = new UUID(0, 0);
        int approved = 0;
        for (int piece = 0; piece < PIECES; piece++) {
            List<Due> due = sql.look(DUE, row -> new Due(Sql.uuid(row, "id"), Sql.uuid(row, "advertiser_id"), row.getObject("locks_on", LocalDate.class)),
                    LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1), last);
            for (Due one : due) {
                LocalDate day = today.computeIfAbsent(one.advertiserId(), id -> day(id, now));
                approved += !day.isBefore(one.locksOn()) && approved(one.id(), now) ? 1 : 0;
                last = one.id();
            }
            if (due.size() < PIECE) {
                break;
            }
        }
        return approved;
    }

    private boolean approved(UUID id, Instant now) {
        try {
            return step.approve(id, now);
        } catch (Refusal no) {
            LOG.log(Level.INFO, "Conversion {0} is not approved at its lock date: {1}", new Object[] {id, no.code()});
            return false;
        }
    }

    private LocalDate day(UUID advertiserId, Instant now) {
        return LocalDate.ofInstant(now, advertisers.find(advertiserId).map(known -> ZoneId.of(known.timeZone())).orElse(ZoneOffset.UTC));
    }
}
