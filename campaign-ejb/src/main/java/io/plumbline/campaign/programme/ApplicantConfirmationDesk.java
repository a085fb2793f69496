package io.plumbline.campaign.programme;

import io.plumbline.campaign.api.ApplicantConfirmations;
import io.plumbline.campaign.api.Application;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.PartnerProgramme;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

@Stateless
public class ApplicantConfirmationDesk implements ApplicantConfirmations {

    private static final String WHAT = "application";
    private static final Duration MARKS_KEPT = Duration.ofDays(180);

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;
    @Inject
    private PartnerProgramme programmes;
    @Inject
    private ApplicantLetters letters;

    public ApplicantConfirmationDesk() {
        // for the container
    }

    ApplicantConfirmationDesk(EntityManager em, Clock clock, Authority authority, AuditTrail audit, PartnerProgramme programmes, ApplicantLetters letters) {
        this.em = em;
        this.clock = clock;
        this.authority = authority;
        this.audit = audit;
        this.programmes = programmes;
        this.letters = letters;
    }

    @Override
    public boolean opens(String token) {
        return meant(token, clock.instant()).isPresent();
    }

    @Override
    public Application confirm(String token) {
        Instant now = clock.instant();
        // Held, so that of two clicks on the link one is the first.
        ApplicationEntity found = meant(token, now).map(one -> Versions.forChange(em, ApplicationEntity.class, WHAT, one.id()))
                .filter(one -> one.isConfirmable(now)).orElseThrow(() -> new NotFound(WHAT, "behind this address"));
        found.confirm(now);
        Versions.flush(em, WHAT);
        Application after = found.record();
        audit.noteAs("applicant", "confirm", WHAT, after.id(), after.name(), null, null, after);
        return after;
    }

    @Override
    public Application remind(String page) {
        if (!letters.canMail()) {
            throw new Conflict("mail-not-configured", "No mail server is configured here.");
        }
        Instant now = clock.instant();
        ApplicationEntity found = by("pageHash", page).map(one -> Versions.forChange(em, ApplicationEntity.class, WHAT, one.id()))
                .orElseThrow(() -> new NotFound(WHAT, "behind this address"));
        if (!found.isConfirmable(now)) {
            throw new Conflict("application-not-unconfirmed", "No confirmation of this application is awaited.");
        }
        letters.askWhose(found, programmes.get().name(), now);
        Versions.flush(em, WHAT);
        audit.noteAs("applicant", "remind", WHAT, found.id(), null, null, null, null);
        return found.record();
    }

    @Override
    public int forget() {
        authority.require(Role.ADMIN);
        Instant now = clock.instant();
        em.createQuery("update ApplicationEntity a set a.addressMark = null, a.deviceMark = null where a.createdAt < :before and (a.addressMark is not null or a.deviceMark is not null)")
                .setParameter("before", now.minus(MARKS_KEPT)).executeUpdate();
        int gone = em.createQuery("delete from ApplicationEntity a where a.status = 'unconfirmed' and a.createdAt < :before")
                .setParameter("before", now.minus(ApplicationEntity.FORGOTTEN_AFTER)).executeUpdate();
        if (gone > 0) {
            audit.note("forget", WHAT, null, null, null, null, Map.of("applications", gone));
        }
        return gone;
    }

    private Optional<ApplicationEntity> meant(String token, Instant now) {
        return by("confirmHash", token).filter(one -> one.isConfirmable(now));
    }

    private Optional<ApplicationEntity> by(String hash, String secret) {
        return Optional.ofNullable(secret).filter(text -> text.length() <= 100)
                .flatMap(text -> Listing.of(em, ApplicationEntity.class).is(hash, Tickets.hash(text)).top("e.id", 1).stream().findFirst());
    }
}
