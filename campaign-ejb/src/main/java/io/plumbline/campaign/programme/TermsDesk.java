package io.plumbline.campaign.programme;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.ProgrammeTerms;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class TermsDesk implements ProgrammeTerms {

    private static final String WHAT = "programme-terms";
    private static final int MOST_VERSIONS = 200;
    private static final int MOST_ACCEPTANCES = 1000;

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;

    @Override
    public Optional<Version> current() {
        return newest(1).stream().findFirst();
    }

    @Override
    public Version publish(String title, String text) {
        authority.require(Role.MARKETER);
        new Check().text("title", title, 200).that(text != null && !text.isBlank(), "text", "required", "This field is required.")
                .that(text == null || text.length() <= 50_000, "text", "too-long", "At most 50000 characters.").done();
        int next = current().map(Version::number).orElse(0) + 1;
        TermsVersionEntity added = new TermsVersionEntity(next, title.strip(), text.strip(), clock.instant(), authority.caller().name());
        em.persist(added);
        Versions.flush(em, WHAT, () -> new Conflict("terms-changed", "Somebody has just published another version. Look at it first."));
        audit.note("publish", WHAT, added.id(), title.strip(), null, null, added.record());
        return added.record();
    }

    @Override
    public List<Version> versions() {
        authority.requireStaff();
        return newest(MOST_VERSIONS);
    }

    @Override
    public List<Acceptance> acceptances(UUID partnerId) {
        authority.requireStaff();
        return Listing.of(em, TermsAcceptanceEntity.class).is("partnerId", partnerId).top("e.acceptedAt desc, e.id", MOST_ACCEPTANCES).stream()
                .map(TermsAcceptanceEntity::record).toList();
    }

    @Override
    public Acceptance accept(int number) {
        UUID partner = authority.requirePartner();
        if (current().map(Version::number).filter(n -> n == number).isEmpty()) {
            throw new Conflict("terms-changed", "There is a newer version. Read it first.");
        }
        Optional<Acceptance> known = accepted();
        if (known.isPresent()) {
            return known.get();
        }
        TermsAcceptanceEntity added = new TermsAcceptanceEntity(partner, number, clock.instant(), authority.caller().name());
        em.persist(added);
        Versions.flush(em, WHAT, () -> new Conflict("terms-accepted", "A colleague has just accepted them."));
        audit.note("accept-terms", "partner", partner, "version " + number, null, null, added.record());
        return added.record();
    }

    @Override
    public Optional<Acceptance> accepted() {
        UUID partner = authority.requirePartner();
        return current().flatMap(version -> Listing.of(em, TermsAcceptanceEntity.class).is("partnerId", partner).is("number", version.number()).top("e.id", 1).stream()
                .findFirst().map(TermsAcceptanceEntity::record));
    }

    private List<Version> newest(int most) {
        return Listing.of(em, TermsVersionEntity.class).top("e.number desc", most).stream().map(TermsVersionEntity::record).toList();
    }
}
