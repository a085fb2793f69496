package io.plumbline.reporting.attribution;

import io.plumbline.reporting.known.StoringRate;
import io.plumbline.tracking.api.Spool;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Packs touches that have come to rest while little is stored; what changed is followed every minute, whatever else there is to do: somebody may have asked to be forgotten. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PackTimer {

    private static final Logger LOG = Logger.getLogger(PackTimer.class.getName());
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Inject
    private PackStep step;
    @Inject
    private Spool spool;
    @Inject
    private Clock clock;

    private StoringRate rate;

    @PostConstruct
    void start() {
        rate = new StoringRate(clock.instant());
    }

    @Schedule(hour = "*", minute = "*", second = "10", persistent = false, info = "touches in packs")
    void pack() {
        Instant now = clock.instant();
        boolean quiet = rate.since(spool, now) < StoringRate.BUSY;
        try {
            until(now.plus(LONGEST), step::again);
            if (quiet) {
                until(now.plus(LONGEST), () -> step.next(now));
            }
        } catch (EJBException away) {
            LOG.log(Level.WARNING, "Touches are not packed now: {0}", away.toString());
        }
    }

    private void until(Instant end, BooleanSupplier more) {
        while (clock.instant().isBefore(end) && more.getAsBoolean()) {
            // the next one
        }
    }
}
