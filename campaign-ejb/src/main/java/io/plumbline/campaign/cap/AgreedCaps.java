package io.plumbline.campaign.cap;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.AgreementMade;
import io.plumbline.campaign.api.Cap;
import io.plumbline.campaign.api.CapSubject;
import io.plumbline.campaign.api.CapsChanged;
import io.plumbline.campaign.api.LimitDraft;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.shared.Check;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;

/** Makes the caps that an agreement names into caps that count. */
@ApplicationScoped
public class AgreedCaps {

    private static final int MOST = 100;

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private CapGrounds grounds;
    @Inject
    private Event<CapsChanged> changed;

    /** An agreement is amended only before it begins, so nothing has been counted under what is replaced here. */
    void write(@Observes AgreementMade made) {
        Agreement agreement = made.agreement();
        Instant now = clock.instant();
        Listing.of(em, CapEntity.class).is("subjectId", agreement.id()).is("agreed", true).absent("removedAt").top("e.id", MOST).forEach(cap -> cap.remove(now));
        for (Cap cap : agreement.caps()) {
            LimitDraft draft = new LimitDraft(CapSubject.AGREEMENT, agreement.id(), cap.of(), cap.period(), cap.limit(), null, null, null, null);
            em.persist(new CapEntity(CapTerms.of(draft, grounds.agreement(agreement), new Check()), true, now));
        }
        em.flush();
        changed.fire(new CapsChanged());
    }
}
