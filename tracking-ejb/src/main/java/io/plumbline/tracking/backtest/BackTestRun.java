package io.plumbline.tracking.backtest;

import io.plumbline.campaign.api.BackTest;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.BackTestJob;
import io.plumbline.tracking.api.BackTests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Works off back-tests, one at a time on each node. What is interrupted begins again: nothing of it is kept. */
@ApplicationScoped
class BackTestRun {

    private static final Logger LOG = Logger.getLogger(BackTestRun.class.getName());

    @Inject
    private BackTestBook book;
    @Inject
    private BackTestWork work;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    private final UUID worker = UUID.randomUUID();

    /** @return whether there was something to do */
    @ActivateRequestContext
    public boolean next() {
        Optional<BackTestJob> taken = book.take(worker, clock.instant());
        taken.ifPresent(this::tried);
        return taken.isPresent();
    }

    private void tried(BackTestJob job) {
        try {
            // Whose terms these may be was asked when the test was ordered.
            authority.actAs(new Caller(job.askedBy(), Set.of(Role.MARKETER), null, null));
            BackTest outcome = outcome(job);
            if (outcome != null) {
                work.note(job.proposalId(), outcome, job.askedBy(), clock.instant());
                book.finish(job.id(), worker, outcome, null, clock.instant());
            }
        } catch (Refusal no) {
            book.finish(job.id(), worker, null, no.getMessage(), clock.instant());
        } catch (RuntimeException broken) {
            LOG.log(Level.SEVERE, broken, () -> "Back-test " + job.id());
            book.finish(job.id(), worker, null, "The test broke off. Operators find the cause in the log under " + job.id() + ".", clock.instant());
        }
    }

    /** Null when somebody else works on it, or it is too large. */
    private BackTest outcome(BackTestJob job) {
        BackTestWork.Plan plan = work.begin(book.terms(job.id()), YearMonth.parse(job.from()), YearMonth.parse(job.to()));
        if (plan.total() > BackTests.MOST_RESULTS) {
            book.finish(job.id(), worker, null, plan.total() + " results lie in these months; at most " + BackTests.MOST_RESULTS + " are tried. Choose fewer months.", clock.instant());
            return null;
        }
        long done = 0;
        for (Source source : plan.sources()) {
            for (int some = work.step(plan, source); some > 0; some = work.step(plan, source)) {
                done += some;
                if (!book.advance(job.id(), worker, done, Math.max(done, plan.total()), clock.instant())) {
                    return null;
                }
            }
        }
        return work.answer(plan);
    }
}
