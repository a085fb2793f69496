package io.plumbline.campaign.cap;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.AgreementMade;
import io.plumbline.campaign.api.AgreementWithdrawn;
import io.plumbline.campaign.api.Cap;
import io.plumbline.campaign.api.CapSubject;
import io.plumbline.campaign.api.CapsChanged;
import io.plumbline.campaign.api.LimitDraft;
import io.plumbline.campaign.api.Terms;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.shared.Check;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes the caps that an agreement names into caps that count. */
@ApplicationScoped
public class AgreedCaps {

    private static final int MOST = 100;
    private static final int MOST_ADOPTED = 10_000;

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private CapGrounds grounds;
    @Inject
    private Terms terms;
    @Inject
    private Event<CapsChanged> changed;

    /** An agreement is amended only before it begins, so nothing has been counted under what is replaced here. */
    void write(@Observes AgreementMade made) {
        Agreement agreement = made.agreement();
        Instant now = clock.instant();
        remove(agreement, now);
        write(agreement, now);
        changed.fire(new CapsChanged());
    }

    /** Agreements that were made before caps counted; from now on theirs do. @return how many */
    int adopt() {
        Instant now = clock.instant();
        List<UUID> older = new CapBook(em).list("select id from campaign.agreement a where a.caps <> '[]' and not exists (select 1 from campaign.cap c where c.subject_id = a.id)"
                + " order by id limit " + MOST_ADOPTED + " for update", row -> row.getObject(1, UUID.class));
        older.forEach(id -> write(terms.agreed(id), now));
        return older.size();
    }

    private void write(Agreement agreement, Instant now) {
        for (Cap cap : agreement.caps()) {
            LimitDraft draft = new LimitDraft(CapSubject.AGREEMENT, agreement.id(), cap.of(), cap.period(), cap.limit(), null, null, null, null);
            em.persist(new CapEntity(CapTerms.of(draft, grounds.agreement(agreement), new Check()), true, now));
        }
        em.flush();
    }

    void remove(@Observes AgreementWithdrawn withdrawn) {
        remove(withdrawn.agreement(), clock.instant());
        em.flush();
        changed.fire(new CapsChanged());
    }

    private void remove(Agreement agreement, Instant now) {
        Listing.of(em, CapEntity.class).is("subjectId", agreement.id()).is("agreed", true).absent("removedAt").top("e.id", MOST).forEach(cap -> cap.remove(now));
    }
}
