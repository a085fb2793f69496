package io.plumbline.campaign.landing;

import io.plumbline.campaign.api.LandingDoor;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Forgets the numbers of forms that are too old to be sent. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TicketTimer {

    /** Longer than a form may lie open; {@code FormToken} has that. */
    private static final Duration KEPT = Duration.ofHours(48);
    private static final int MOST_CHUNKS = 100;

    @Inject
    private LandingDoor door;
    @Inject
    private Clock clock;

    @Schedule(hour = "*", minute = "52", persistent = false, info = "numbers of landing pages' forms that are two days old")
    void forget() {
        for (int i = 0; i < MOST_CHUNKS && door.forget(clock.instant().minus(KEPT)); i++) {
            // Each round is a transaction of its own.
        }
    }
}
