package io.plumbline.reporting.person;

import io.plumbline.shared.Scrub;
import io.plumbline.tracking.api.PersonErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;

/** A sub-id or a sample of customers may name a person too. The figures beside the name stay. */
@ApplicationScoped
public class PersonScrub {

    @Inject
    private EntityManager em;

    void erase(@Observes PersonErased person) {
        em.unwrap(Session.class).doReturningWork(connection -> new Scrub(connection, "reporting").takeOut(person.advertiserId(), person.identifiers()));
    }
}
