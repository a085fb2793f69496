package io.plumbline.campaign.programme;

import io.plumbline.campaign.api.Application;
import io.plumbline.campaign.api.ApplicationDraft;
import io.plumbline.campaign.api.ApplicationStatus;
import io.plumbline.campaign.api.Applications;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Invitations;
import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.PartnerDraft;
import io.plumbline.campaign.api.PartnerProgramme;
import io.plumbline.campaign.api.Partners;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.Programme;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class ApplicationDesk implements Applications {

    private static final String WHAT = "application";

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
    private Partners partners;
    @Inject
    private Invitations invitations;
    @Inject
    private ApplicantLetters letters;
    @Inject
    private ApplicantMarks marks;

    public ApplicationDesk() {
        // for the container
    }

    ApplicationDesk(EntityManager em, Clock clock, Authority authority, AuditTrail audit, PartnerProgramme programmes, ApplicantLetters letters, ApplicantMarks marks) {
        this.em = em;
        this.clock = clock;
        this.authority = authority;
        this.audit = audit;
        this.programmes = programmes;
        this.letters = letters;
        this.marks = marks;
    }

    @Override
    public Filed apply(ApplicationDraft draft) {
        return file(draft, null);
    }

    @Override
    public Filed apply(ApplicationDraft draft, Visitor visitor) {
        return file(draft, visitor);
    }

    /** @param visitor null for one that came another way */
    private Filed file(ApplicationDraft draft, Visitor visitor) {
        Programme programme = programmes.get();
        if (!programme.open() && !authority.has(Role.MARKETER)) {
            throw new Conflict("programme-closed", "Applications are closed at present.");
        }
        ApplicationDraft sound = ApplicationRules.sound(draft);
        List<Application.Answer> answers = ApplicationRules.answers(programme.questions(), sound);
        Instant now = clock.instant();
        latest(sound.email()).ifPresent(before -> refuseAgain(before, programme, now));
        String page = Tickets.next();
        ApplicationEntity filed = new ApplicationEntity(sound, answers, Tickets.hash(page), now);
        if (visitor != null) {
            marks.put(em, filed, visitor, now);
            letters.askWhose(filed, programme.name(), now);
        }
        em.persist(filed);
        Versions.flush(em, WHAT);
        Application application = filed.record();
        // The trail forgets nothing: what is forgotten unless it is confirmed does not go into it.
        audit.noteAs("applicant", "apply", WHAT, application.id(), filed.isUnconfirmed() ? null : application.name(), null, null, filed.isUnconfirmed() ? null : application);
        return new Filed(application, page);
    }

    private Optional<ApplicationEntity> latest(String email) {
        return Listing.of(em, ApplicationEntity.class).is("email", email).top("e.id desc", 1).stream().findFirst();
    }

    private static void refuseAgain(ApplicationEntity before, Programme programme, Instant now) {
        if (before.isUndecided() && (!before.isUnconfirmed() || before.isConfirmable(now))) {
            throw new Conflict("application-waiting", "There is an application from this address already. Its page says how it stands.");
        }
        if (before.keepsWaiting(programme.reapplyDays(), now)) {
            throw new Conflict("application-too-soon", "An application from this address was decided lately. Try again " + programme.reapplyDays() + " days after that.");
        }
    }

    @Override
    public Application ofPage(String page) {
        return opened(page).record();
    }

    @Override
    public Application reply(String page, String text) {
        ApplicationEntity found = Versions.forChange(em, ApplicationEntity.class, WHAT, opened(page).id());
        said("text", text);
        Application before = found.record();
        found.reply(text.strip());
        Versions.flush(em, WHAT);
        Application after = found.record();
        audit.noteAs("applicant", "reply", WHAT, after.id(), after.name(), null, before, after);
        return after;
    }

    private ApplicationEntity opened(String page) {
        return Optional.ofNullable(page).filter(text -> text.length() <= 100)
                .flatMap(text -> Listing.of(em, ApplicationEntity.class).is("pageHash", Tickets.hash(text)).top("e.id", 1).stream().findFirst())
                .orElseThrow(() -> new NotFound(WHAT, "behind this address"));
    }

    @Override
    public Application get(UUID id) {
        authority.requireStaff();
        return Versions.get(em, ApplicationEntity.class, WHAT, id).record();
    }

    @Override
    public Page<Application> list(ApplicationStatus status, String text, PageRequest page) {
        authority.requireStaff();
        return Listing.of(em, ApplicationEntity.class).is("status", status == null ? null : status.key()).contains(text, "name", "email", "website")
                .page(page, ApplicationEntity::id, found -> found.stream().map(ApplicationEntity::record).toList());
    }

    @Override
    public long waiting() {
        authority.requireStaff();
        return em.createQuery("select count(a) from ApplicationEntity a where a.status = :pending", Long.class)
                .setParameter("pending", ApplicationStatus.PENDING.key()).getSingleResult();
    }

    @Override
    public Approved approve(UUID id, Long expectedVersion, String group) {
        ApplicationEntity found = forChange(id, expectedVersion);
        Application before = found.record();
        if (!found.isUndecided()) {
            throw new Conflict("application-decided", "This application is " + before.status().key() + " already.");
        }
        found.requireConfirmed();
        Partner partner = partners.add(new PartnerDraft(before.name(), before.type(), before.email(), before.currency(), PlanStatus.ACTIVE, group));
        String invitation = invitations.invite(partner.id(), before.email(), before.name());
        found.approve(partner.id(), partner.group(), authority.caller().name(), clock.instant());
        boolean mailed = letters.invite(found, programmes.get().name(), invitation, clock.instant());
        return new Approved(noted("approve", before, found), before.email(), invitation, mailed);
    }

    @Override
    public Application reject(UUID id, Long expectedVersion, String reason) {
        new Check().text("reason", reason, 500).done();
        ApplicationEntity found = forChange(id, expectedVersion);
        Application before = found.record();
        found.reject(reason.strip(), authority.caller().name(), clock.instant());
        if (before.confirmedAt() != null) {
            letters.rejected(found, programmes.get().name(), reason.strip(), clock.instant());
        }
        return noted("reject", before, found);
    }

    @Override
    public Application ask(UUID id, Long expectedVersion, String question) {
        said("question", question);
        ApplicationEntity found = forChange(id, expectedVersion);
        Application before = found.record();
        found.ask(question.strip());
        if (before.confirmedAt() != null) {
            letters.asked(found, programmes.get().name(), question.strip(), clock.instant());
        }
        return noted("ask", before, found);
    }

    private static void said(String field, String text) {
        new Check().that(text != null && !text.isBlank(), field, "required", "This field is required.")
                .that(text == null || text.length() <= 2000, field, "too-long", "At most 2000 characters.").done();
    }

    private ApplicationEntity forChange(UUID id, Long expectedVersion) {
        authority.require(Role.MARKETER);
        ApplicationEntity found = Versions.forChange(em, ApplicationEntity.class, WHAT, id);
        Stale.unless(WHAT, expectedVersion, found.version());
        return found;
    }

    private Application noted(String action, Application before, ApplicationEntity found) {
        Versions.flush(em, WHAT);
        Application after = found.record();
        audit.note(action, WHAT, after.id(), after.name(), null, before, after);
        return after;
    }
}
