package io.plumbline.campaign.mail;

import io.plumbline.campaign.api.Mail;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

@Stateless
public class MailDesk implements Mail {

    /** In one go; the next one goes on. */
    private static final int MOST = 50;
    private static final Logger LOG = Logger.getLogger(MailDesk.class.getName());

    @Inject
    private EntityManager em;
    @Inject
    private Postman postman;
    @Inject
    private LetterStep step;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    public MailDesk() {
        // for the container
    }

    MailDesk(EntityManager em, Postman postman, Authority authority, Clock clock) {
        this.em = em;
        this.postman = postman;
        this.step = new LetterStep(em);
        this.authority = authority;
        this.clock = clock;
    }

    @Override
    public boolean isThere() {
        return postman.isThere();
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Optional<String> send(Letter letter) {
        try {
            postman.send(letter);
            return Optional.empty();
        } catch (MessagingException no) {
            String said = no.getMessage() == null ? no.getClass().getSimpleName() : no.getMessage();
            LOG.log(Level.INFO, "The letter {0} was not taken: {1}", new Object[] {letter.id(), said});
            return Optional.of(said);
        }
    }

    @Override
    public void post(UUID about, String to, String subject, String text, Instant now) {
        if (isThere()) {
            em.persist(new LetterEntity(about, to, subject, text, now));
        }
    }

    @Override
    public Optional<Standing> last(UUID about) {
        return Listing.of(em, LetterEntity.class).is("about", about).top("e.id desc", 1).stream().findFirst().map(LetterEntity::standing);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public int deliver() {
        authority.require(Role.ADMIN);
        return isThere() ? (int) step.due(clock.instant(), MOST).stream().filter(this::delivered).count() : 0;
    }

    private boolean delivered(UUID id) {
        Optional<Letter> letter = step.claim(id, clock.instant());
        Optional<String> refused = letter.flatMap(this::send);
        letter.ifPresent(claimed -> step.end(id, refused, clock.instant()));
        return letter.isPresent() && refused.isEmpty();
    }
}
