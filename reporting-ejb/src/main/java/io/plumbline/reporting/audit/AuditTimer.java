package io.plumbline.reporting.audit;

import io.plumbline.reporting.api.SelfAudit;
import io.plumbline.reporting.api.SelfAudit.Check;
import io.plumbline.reporting.api.SelfAudit.Run;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Ids;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every hour on one node of the cluster; once the books are so thick that it takes minutes, at night only. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditTimer {

    private static final Logger LOG = System.getLogger(AuditTimer.class.getName());
    private static final Duration SHORT_ENOUGH = Duration.ofMinutes(2);
    private static final int NIGHT = 3;
    private static final int LONGEST_SECONDS = 3 * 3600;

    @Resource
    private UserTransaction transaction;
    @Inject
    private SelfAudit audit;
    @Inject
    private AuditBook book;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    @Schedule(hour = "*", minute = "17", persistent = false, info = "self-audit")
    void hourly() {
        Instant now = clock.instant();
        if (isDue(audit.latest(), now)) {
            run(now);
        }
    }

    static boolean isDue(Optional<Run> last, Instant now) {
        return last.isEmpty() || now.atOffset(ZoneOffset.UTC).getHour() == NIGHT
                || Duration.between(last.get().begunAt(), last.get().finishedAt()).compareTo(SHORT_ENOUGH) < 0;
    }

    private void run(Instant now) {
        authority.actAs(Caller.system("self-audit"));
        UUID id = Ids.next();
        if (!book.begin(id, "hour:" + now.truncatedTo(ChronoUnit.HOURS), "schedule", now)) {
            return;
        }
        List<Check> checks;
        try {
            checks = checks();
        } catch (Exception failed) {
            book.fail(id, clock.instant());
            LOG.log(Level.ERROR, "The self-audit did not come to its end", failed);
            return;
        }
        book.finish(id, checks, clock.instant());
        checks.stream().filter(Check::fails).forEach(check -> LOG.log(Level.ERROR, "Self-audit: " + check.name() + " is broken at " + check.broken().get(0)));
    }

    /** Longer than transactions usually may take: it reads everything there is. */
    private List<Check> checks() throws Exception {
        transaction.setTransactionTimeout(LONGEST_SECONDS);
        transaction.begin();
        try {
            return audit.run();
        } finally {
            transaction.rollback();
            transaction.setTransactionTimeout(0);
        }
    }
}
