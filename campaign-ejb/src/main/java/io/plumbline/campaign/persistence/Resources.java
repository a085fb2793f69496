package io.plumbline.campaign.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/** Hands out the one persistence context and the one clock, so that every room injects them alike and a test can replace them. */
@ApplicationScoped
public class Resources {

    @Produces
    @PersistenceContext(unitName = "marketing")
    private EntityManager marketing;

    @Produces
    @ApplicationScoped
    Clock clock() {
        return new UtcClock();
    }
}
