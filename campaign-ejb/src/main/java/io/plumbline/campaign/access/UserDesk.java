package io.plumbline.campaign.access;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Partners;
import io.plumbline.campaign.api.User;
import io.plumbline.campaign.api.UserDraft;
import io.plumbline.campaign.api.Users;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class UserDesk implements Users {

    private static final String WHAT = "user";
    private static final int ALL = 1000;

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Partners partners;
    @Inject
    private SignIns signIns;

    public UserDesk() {
    }

    UserDesk(EntityManager em, Clock clock, Authority authority, AuditTrail audit, SignIns signIns) {
        this.em = em;
        this.clock = clock;
        this.authority = authority;
        this.audit = audit;
        this.signIns = signIns;
    }

    @Override
    public User add(UserDraft draft) {
        Administration.require(authority);
        UserEntity added = new UserEntity(sound(draft, true), clock.instant());
        em.persist(added);
        Versions.flush(em, WHAT, () -> taken(draft));
        return noted("create", null, added.record());
    }

    @Override
    public User amend(UUID id, Long expectedVersion, UserDraft draft) {
        Administration.require(authority);
        // Before the user's own row, and always in this order: two administrators who dismiss each other must meet here.
        List<UserEntity> administrators = administrators();
        UserEntity found = Versions.forChange(em, UserEntity.class, WHAT, id);
        Stale.unless(WHAT, expectedVersion, found.version());
        User before = found.record();
        found.amend(sound(draft, false));
        if (!found.runsTheHouse() && administrators.stream().noneMatch(UserEntity::runsTheHouse)) {
            throw new Conflict("last-admin", "This is the last active administrator. Name another one first.");
        }
        Versions.flush(em, WHAT, () -> taken(draft));
        return noted(draft.password() == null ? "change" : "change-with-password", before, found.record());
    }

    @Override
    public User get(UUID id) {
        Administration.require(authority);
        return Versions.get(em, UserEntity.class, WHAT, id).record();
    }

    @Override
    public List<User> list() {
        Administration.require(authority);
        return Listing.of(em, UserEntity.class).top("e.login", ALL).stream().map(UserEntity::record).toList();
    }

    /** Without a transaction: the work of checking a password must hold neither a connection nor a lock. */
    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Optional<Caller> signIn(String login, String password, Instant now) {
        if (login == null || password == null || password.length() > UserRules.MAX_PASSWORD) {
            return Optional.empty();
        }
        Optional<SignIns.Attempt> attempt = signIns.begin(UserRules.login(login), now);
        boolean known = Passwords.matches(password, attempt.map(SignIns.Attempt::passwordHash).orElse(Passwords.NOBODYS));
        if (attempt.isEmpty()) {
            return Optional.empty();
        }
        if (!known) {
            signIns.failed(attempt.get());
            return Optional.empty();
        }
        return Optional.of(signIns.succeeded(attempt.get(), now));
    }

    @Override
    public Optional<Caller> callerOf(String login) {
        return UserEntity.byLogin(em, UserRules.login(login)).filter(UserEntity::active).map(UserEntity::caller);
    }

    @Override
    public void changePassword(String login, String present, String next) {
        String own = UserRules.login(login);
        if (!own.equals(authority.caller().name())) {
            throw new Forbidden("You can change your own password only.");
        }
        Check check = new Check().that(next != null, "next", "required", "This field is required.");
        UserRules.password(check, "next", own, next);
        check.done();
        UserEntity user = UserEntity.byLogin(em, own).filter(UserEntity::active).orElseThrow(() -> new Forbidden("You can change your own password only."));
        // A stolen session must not become a way to guess the password.
        Optional<SignIns.Attempt> attempt = signIns.begin(own, clock.instant());
        if (present == null || present.length() > UserRules.MAX_PASSWORD || attempt.isEmpty() || !user.knows(present)) {
            throw new Invalid("present", "password-wrong", "This is not your present password.");
        }
        signIns.forget(attempt.get());
        em.lock(user, LockModeType.PESSIMISTIC_WRITE);
        user.choosePassword(next);
        Versions.flush(em, WHAT);
        audit.note("change-password", WHAT, user.id(), own, null, null, null);
    }

    private UserDraft sound(UserDraft draft, boolean isNew) {
        Check check = new Check()
                .that(draft.advertiserId() == null || advertisers.find(draft.advertiserId()).isPresent(), "advertiserId", "advertiser-not-found",
                        "Choose an advertiser.")
                .that(draft.partnerId() == null || partners.find(draft.partnerId()).isPresent(), "partnerId", "partner-not-found", "Choose a partner.");
        return UserRules.sound(draft, isNew, check);
    }

    private List<UserEntity> administrators() {
        return em.createQuery("select e from UserEntity e where e.role = :role and e.active = true order by e.id", UserEntity.class)
                .setParameter("role", Role.ADMIN.key()).setLockMode(LockModeType.PESSIMISTIC_WRITE).setMaxResults(ALL).getResultList();
    }

    private static Conflict taken(UserDraft draft) {
        return new Conflict("login-taken", "There is a user " + UserRules.login(draft.login()) + " already.");
    }

    private User noted(String action, User before, User after) {
        audit.note(action, WHAT, after.id(), after.login(), after.advertiserId(), before, after);
        return after;
    }
}
