package io.plumbline.campaign.access;

import io.plumbline.campaign.api.Replies;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ReplyDesk implements Replies {

    static final Duration KEPT = Duration.ofHours(24);
    /** Longer than any request may run; its server has died with it. */
    static final Duration ABANDONED = Duration.ofMinutes(2);

    private static final int MAX_KEY = 255;
    private static final int BODY_COLUMN = 1_000_000;
    private static final int TRIES = 3;

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;

    public ReplyDesk() {
    }

    ReplyDesk(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    @Override
    public Optional<Reply> claim(String caller, String key, String fingerprint, Instant now) {
        new Check().text("Idempotency-Key", key, MAX_KEY).done();
        for (int i = 0; i < TRIES; i++) {
            if (insert(caller, key, fingerprint, now)) {
                return Optional.empty();
            }
            ReplyEntity found = em.find(ReplyEntity.class, new ReplyEntity.Key(caller, key), LockModeType.PESSIMISTIC_WRITE);
            if (found != null) {
                return found.answer(fingerprint, now);
            }
            // Purged or released between the two statements.
        }
        throw new Conflict("idempotency-key-in-progress", "A request with this key is being worked on. Try again in a moment.");
    }

    @Override
    public void keep(String caller, String key, Reply reply) {
        if (reply.body() != null && reply.body().length() > BODY_COLUMN) {
            // Half an answer would be a wrong one.
            release(caller, key);
            return;
        }
        em.createNativeQuery("update campaign.reply set status = :status, content_type = cast(:type as varchar(100)),"
                        + " location = cast(:location as varchar(2048)), body = cast(:body as varchar(1000000))"
                        + " where caller = :caller and idempotency_key = :key")
                .setParameter("status", reply.status()).setParameter("type", reply.contentType()).setParameter("location", reply.location())
                .setParameter("body", reply.body()).setParameter("caller", caller).setParameter("key", key).executeUpdate();
    }

    @Override
    public void release(String caller, String key) {
        em.createNativeQuery("delete from campaign.reply where caller = :caller and idempotency_key = :key and status is null")
                .setParameter("caller", caller).setParameter("key", key).executeUpdate();
    }

    @Schedule(hour = "*", minute = "17", persistent = false, info = "forget answers older than a day")
    public void purge() {
        em.createNativeQuery("delete from campaign.reply where claimed_at < :old").setParameter("old", clock.instant().minus(KEPT)).executeUpdate();
    }

    private boolean insert(String caller, String key, String fingerprint, Instant now) {
        return em.createNativeQuery("insert into campaign.reply (caller, idempotency_key, fingerprint, claimed_at)"
                        + " values (:caller, :key, :fingerprint, :now) on conflict do nothing")
                .setParameter("caller", caller).setParameter("key", key).setParameter("fingerprint", fingerprint).setParameter("now", now)
                .executeUpdate() == 1;
    }
}
