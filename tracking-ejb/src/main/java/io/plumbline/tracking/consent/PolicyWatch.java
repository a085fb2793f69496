package io.plumbline.tracking.consent;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;

/** What another node changed is in force here two seconds later. */
@Singleton
@Startup
public class PolicyWatch {

    @Inject
    private Policies policies;

    @PostConstruct
    void first() {
        policies.refresh();
    }

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false, info = "privacy policies of other nodes")
    void look() {
        try {
            policies.refresh();
        } catch (PersistenceException away) {
            // Without the database the last known policies stay in force; that it is away, others tell.
        }
    }
}
