package io.plumbline.reporting.audit;

import io.plumbline.reporting.api.SelfAudit;
import io.plumbline.reporting.api.SelfAudit.Run;
import io.plumbline.reporting.known.StoringRate;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Spool;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;

/**
 * Every hour on one node of the cluster; once the books are so thick that it takes minutes, at night only. It reads everything there is, as dear as a good
 * part of the clicks that come meanwhile: a node that is busy waits for a quiet minute, half a day at most.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditTimer {

    private static final Duration SHORT_ENOUGH = Duration.ofMinutes(2);
    private static final int NIGHT = 3;
    private static final Duration LONGEST_WAIT = Duration.ofHours(12);

    @Inject
    private SelfAudit audit;
    @Inject
    private AuditBook book;
    @Inject
    private AuditRun run;
    @Inject
    private Spool spool;
    @Inject
    private Clock clock;

    /** On this node: a timer that waited for its end would be called late each minute, with a warning. */
    private Future<Void> running;
    private Instant started;
    private StoringRate rate;

    @PostConstruct
    void start() {
        started = clock.instant();
        rate = new StoringRate(started);
    }

    @Schedule(hour = "*", minute = "17-59", persistent = false, info = "self-audit")
    void hourly() {
        Instant now = clock.instant();
        UUID id = Ids.next();
        if ((running == null || running.isDone()) && isDue(audit.latest(), started, rate.since(spool, now), now)
                && book.begin(id, "hour:" + now.truncatedTo(ChronoUnit.HOURS), "schedule", now)) {
            running = run.later(id);
        }
    }

    static boolean isDue(Optional<Run> last, Instant started, double rate, Instant now) {
        Instant before = last.map(Run::begunAt).orElse(started);
        boolean done = last.isPresent() && before.truncatedTo(ChronoUnit.HOURS).equals(now.truncatedTo(ChronoUnit.HOURS));
        boolean waits = rate > StoringRate.BUSY && Duration.between(before, now).compareTo(LONGEST_WAIT) < 0;
        return !done && !waits && (last.isEmpty() || now.atOffset(ZoneOffset.UTC).getHour() == NIGHT
                || Duration.between(last.get().begunAt(), last.get().finishedAt()).compareTo(SHORT_ENOUGH) < 0);
    }
}
