package io.plumbline.reporting.audit;

import io.plumbline.reporting.api.SelfAudit.Check;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Busy;
import io.plumbline.shared.Caller;
import io.plumbline.tracking.api.Spool;
import jakarta.annotation.Resource;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.hibernate.Session;

/** Every check in one transaction, which may take longer than others: it reads everything there is. */
@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditRun {

    private static final Logger LOG = System.getLogger(AuditRun.class.getName());
    /** Nobody waits for the answer. */
    static final Duration LONGEST = Duration.ofHours(3);
    /** Somebody does. */
    static final Duration LONGEST_ANSWER = Duration.ofMinutes(10);

    @Resource
    private UserTransaction transaction;
    @Inject
    private EntityManager em;
    @Inject
    private Spool spool;
    @Inject
    private AuditBook book;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    /** A run that has begun, to its end. */
    @Asynchronous
    public Future<Void> later(UUID id) {
        authority.actAs(Caller.system("self-audit"));
        List<Check> checks;
        try {
            checks = checks(LONGEST);
        } catch (Exception failed) {
            book.fail(id, clock.instant());
            LOG.log(Level.ERROR, "The self-audit did not come to its end", failed);
            return new AsyncResult<>(null);
        }
        book.finish(id, checks, clock.instant());
        checks.stream().filter(Check::fails).forEach(check -> LOG.log(Level.ERROR, "Self-audit: " + check.name() + " is broken at " + check.broken().get(0)));
        return new AsyncResult<>(null);
    }

    /** @throws Busy when it takes longer than somebody waits for an answer */
    public List<Check> now() {
        Instant late = clock.instant().plus(LONGEST_ANSWER);
        try {
            return checks(LONGEST_ANSWER);
        } catch (Exception failed) {
            if (clock.instant().isBefore(late)) {
                throw new IllegalStateException("The self-audit did not come to its end", failed);
            }
            throw new Busy("The self-audit takes longer than " + LONGEST_ANSWER.toMinutes() + " minutes: begin a run that is kept, and ask for its result later.");
        }
    }

    private List<Check> checks(Duration longest) throws Exception {
        transaction.setTransactionTimeout((int) longest.toSeconds());
        transaction.begin();
        try {
            List<Check> checks = new ArrayList<>(em.unwrap(Session.class).doReturningWork(connection -> new Checks(connection).run()));
            checks.add(JournalWithoutGap.check(spool.state()));
            return checks;
        } finally {
            transaction.rollback();
            transaction.setTransactionTimeout(0);
        }
    }
}
