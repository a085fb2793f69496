package io.plumbline.campaign.mail;

import io.plumbline.campaign.api.Mail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is written around a letter, each in a transaction of its own: nothing is held while a mail server is talked to. */
@ApplicationScoped
public class LetterStep {

    @Inject
    private EntityManager em;

    public LetterStep() {
        // for the container
    }

    LetterStep(EntityManager em) {
        this.em = em;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<UUID> due(Instant now, int most) {
        return em.createQuery("select l.id from LetterEntity l where l.state = 'waiting' and l.nextTryAt <= :now order by l.nextTryAt, l.id", UUID.class)
                .setParameter("now", now).setMaxResults(most).getResultList();
    }

    /** Of two nodes that find it, one gets it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Mail.Letter> claim(UUID id, Instant now) {
        return held(id).filter(letter -> letter.isDue(now)).map(letter -> letter.tried(now));
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void end(UUID id, Optional<String> refused, Instant now) {
        held(id).ifPresent(letter -> refused.ifPresentOrElse(letter::refused, () -> letter.taken(now)));
    }

    private Optional<LetterEntity> held(UUID id) {
        return Optional.ofNullable(em.find(LetterEntity.class, id, LockModeType.PESSIMISTIC_WRITE));
    }
}
