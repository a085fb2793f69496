package io.plumbline.campaign.access;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.shared.Caller;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Counts attempts in the database, before the password is looked at and in a transaction of its own: of a thousand guesses at
 * once, on however many nodes, ten are looked at.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SignIns {

    static final int ATTEMPTS = 10;
    static final Duration WINDOW = Duration.ofMinutes(15);

    /** An attempt that may be looked at. */
    public record Attempt(UUID user, String login, String passwordHash, boolean last) {
    }

    @Inject
    private EntityManager em;
    @Inject
    private AuditTrail audit;

    public SignIns() {
    }

    SignIns(EntityManager em, AuditTrail audit) {
        this.em = em;
        this.audit = audit;
    }

    /** @return empty when the login is unknown, switched off or locked */
    public Optional<Attempt> begin(String login, Instant now) {
        int counted = em.createNativeQuery("update campaign.user_account set"
                        + " failures = case when first_failure_at is null or first_failure_at <= :window then 1 else failures + 1 end,"
                        + " locked_until = case when first_failure_at > :window and failures + 1 >= :attempts then cast(:until as timestamp with time zone) else null end,"
                        + " first_failure_at = case when first_failure_at is null or first_failure_at <= :window then cast(:now as timestamp with time zone) else first_failure_at end"
                        + " where login = :login and active = true and (locked_until is null or locked_until <= :now)")
                .setParameter("window", now.minus(WINDOW)).setParameter("attempts", ATTEMPTS).setParameter("until", now.plus(WINDOW))
                .setParameter("now", now).setParameter("login", login).executeUpdate();
        return counted == 0 ? Optional.empty() : UserEntity.byLogin(em, login).map(user ->
                new Attempt(user.id(), user.login(), user.passwordHash(), user.record().lockedUntil() != null));
    }

    public Caller succeeded(Attempt attempt, Instant now) {
        forget(attempt);
        em.createNativeQuery("update campaign.user_account set last_sign_in = :now where id = :id")
                .setParameter("now", now).setParameter("id", attempt.user()).executeUpdate();
        audit.noteAs(attempt.login(), "sign-in", "user", attempt.user(), attempt.login(), null, null, null);
        return em.find(UserEntity.class, attempt.user()).caller();
    }

    /** The password was right: what was counted before no longer counts. */
    public void forget(Attempt attempt) {
        em.createNativeQuery("update campaign.user_account set failures = 0, first_failure_at = null, locked_until = null where id = :id")
                .setParameter("id", attempt.user()).executeUpdate();
    }

    public void failed(Attempt attempt) {
        audit.noteAs("anonymous", attempt.last() ? "sign-in-locked" : "sign-in-failed", "user", attempt.user(), attempt.login(), null, null, null);
    }
}
