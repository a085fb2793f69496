package io.plumbline.campaign.agreement;

import io.plumbline.campaign.api.TermsPolicy;
import io.plumbline.campaign.persistence.Switch;
import io.plumbline.shared.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** Whether terms are changed by two. */
@ApplicationScoped
public class SecondPerson {

    private static final String SECOND = "terms.second-person";
    private static final String BACK_TEST = "terms.back-test";
    private static final String STANDARD = "terms.standard-agreed";

    @Inject
    private EntityManager em;

    public SecondPerson() {
        // for the container
    }

    SecondPerson(EntityManager em) {
        this.em = em;
    }

    TermsPolicy policy() {
        return new TermsPolicy(is(SECOND), is(BACK_TEST), is(STANDARD));
    }

    void policy(TermsPolicy next) {
        keep(SECOND, next.secondPerson());
        keep(BACK_TEST, next.backTest());
        keep(STANDARD, next.standardAgreed());
    }

    /** @throws Conflict when one person is not enough */
    void refuseOne() {
        if (is(SECOND)) {
            throw new Conflict("second-person-needed", "Changes of terms need a second person here: withdraw these terms and propose others.");
        }
    }

    private boolean is(String key) {
        return new Switch(em, key).isOn();
    }

    private void keep(String key, boolean value) {
        new Switch(em, key).turn(value);
    }
}
