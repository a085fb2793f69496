package io.plumbline.reporting.audit;

import io.plumbline.reporting.api.SelfAudit;
import io.plumbline.reporting.api.SelfAudit.Check;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import jakarta.annotation.Resource;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** A run that has begun, to its end. It takes as long as it takes: nobody waits for its answer. */
@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditRun {

    private static final Logger LOG = System.getLogger(AuditRun.class.getName());
    static final int LONGEST_SECONDS = 3 * 3600;

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

    @Asynchronous
    public void later(UUID id) {
        now(id);
    }

    public void now(UUID id) {
        authority.actAs(Caller.system("self-audit"));
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
