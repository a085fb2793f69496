package io.plumbline.reporting.experiment;

import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.ExperimentStatus;
import io.plumbline.campaign.api.Experiments;
import io.plumbline.reporting.api.ExperimentReadouts;
import io.plumbline.reporting.api.ExperimentRuling;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Refusal;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Reads out what runs, or ran until lately, whose verdict has become old: a list has one to show, whether or not anybody has looked. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RulingTimer {

    private static final Logger LOG = Logger.getLogger(RulingTimer.class.getName());
    private static final int PIECE = 200;
    private static final Duration LONGEST = Duration.ofSeconds(45);
    static final Duration OLD = Duration.ofHours(1);
    /** Results of its visitors come in for that long after an experiment was stopped. */
    static final Duration LATE = Duration.ofDays(60);

    @Inject
    private Experiments experiments;
    @Inject
    private ExperimentReadouts readouts;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    @Schedule(hour = "*", minute = "*/5", second = "25", persistent = false, info = "verdicts of experiments")
    void rule() {
        authority.actAs(Caller.system("experiment-verdicts"));
        Instant now = clock.instant();
        try {
            Stream.of(ExperimentStatus.RUNNING, ExperimentStatus.STOPPED).forEach(status -> rule(status, now));
        } catch (PersistenceException | EJBException away) {
            LOG.log(Level.WARNING, "Verdicts of experiments wait for the database: {0}", away.toString());
        }
    }

    /** Piece by piece; what is left when the time is up is as old at the next turn, and what was read out is not. */
    private void rule(ExperimentStatus status, Instant now) {
        String next = null;
        do {
            Page<Experiment> page = experiments.list(null, null, status, null, PageRequest.of(PIECE, next));
            Map<UUID, ExperimentRuling> known = readouts.rulings(page.items().stream().map(Experiment::id).toList());
            page.items().stream().filter(one -> isDue(one, known.get(one.id()), now)).takeWhile(one -> clock.instant().isBefore(now.plus(LONGEST))).forEach(this::readOut);
            next = page.next();
        } while (next != null && clock.instant().isBefore(now.plus(LONGEST)));
    }

    static boolean isDue(Experiment one, ExperimentRuling ruling, Instant now) {
        Instant moved = one.stoppedAt() == null ? one.startedAt() : one.stoppedAt();
        if (ruling == null || moved != null && moved.isAfter(ruling.at())) {
            return true;
        }
        boolean canChange = one.status() == ExperimentStatus.RUNNING || moved != null && moved.plus(LATE).isAfter(now);
        return canChange && ruling.at().plus(OLD).isBefore(now);
    }

    private void readOut(Experiment one) {
        try {
            readouts.readout(one.id(), null, null);
        } catch (Refusal no) {
            LOG.log(Level.INFO, "Experiment {0} is not read out: {1}", new Object[] {one.id(), no.code()});
        }
    }
}
