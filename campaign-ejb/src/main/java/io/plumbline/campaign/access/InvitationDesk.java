package io.plumbline.campaign.access;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Invitations;
import io.plumbline.campaign.api.Partners;
import io.plumbline.campaign.api.UserDraft;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class InvitationDesk implements Invitations {

    private static final String WHAT = "user";

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;
    @Inject
    private Partners partners;

    @Override
    public String invite(UUID partnerId, String login, String displayName) {
        authority.require(Role.MARKETER);
        new Check().that(partnerId != null && partners.find(partnerId).filter(p -> p.bannedReason() == null).isPresent(), "partnerId", "partner-not-found",
                "Choose a partner that is not banned.").done();
        UserEntity user = UserEntity.byLogin(em, UserRules.login(login)).map(known -> again(known, partnerId)).orElseGet(() -> added(partnerId, login, displayName));
        em.createQuery("update InvitationEntity i set i.usedAt = :now where i.userId = :user and i.usedAt is null")
                .setParameter("now", clock.instant()).setParameter("user", user.id()).executeUpdate();
        String secret = Secrets.ticket();
        em.persist(new InvitationEntity(secret, user.id(), clock.instant()));
        Versions.flush(em, WHAT);
        audit.note("invite", WHAT, user.id(), user.login(), null, null, user.record());
        return secret;
    }

    private static UserEntity again(UserEntity known, UUID partnerId) {
        if (!partnerId.equals(known.record().partnerId()) || !known.active()) {
            throw new Conflict("login-taken", "This login belongs to somebody else. Choose another one.");
        }
        return known;
    }

    /** With a password that nobody knows, until the person chooses one. */
    private UserEntity added(UUID partnerId, String login, String displayName) {
        UserEntity added = new UserEntity(UserRules.sound(new UserDraft(login, displayName, Secrets.ticket(), Role.PARTNER, null, partnerId, true), true, new Check()),
                clock.instant());
        em.persist(added);
        Versions.flush(em, WHAT, () -> new Conflict("login-taken", "This login belongs to somebody else. Choose another one."));
        return added;
    }

    @Override
    public Optional<String> open(String secret, Instant now) {
        return invitation(secret, now).map(found -> em.find(UserEntity.class, found.userId())).filter(UserEntity::active).map(UserEntity::login);
    }

    @Override
    public String choose(String secret, String password, Instant now) {
        InvitationEntity found = invitation(secret, now).orElseThrow(InvitationDesk::opensNothing);
        em.lock(found, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(found);
        UserEntity user = em.find(UserEntity.class, found.userId(), LockModeType.PESSIMISTIC_WRITE);
        if (!found.opensAt(now) || !user.active()) {
            throw opensNothing();
        }
        Check check = new Check().that(password != null && !password.isBlank(), "password", "required", "This field is required.");
        UserRules.password(check, "password", user.login(), password);
        check.done();
        user.choosePassword(password);
        found.use(now);
        Versions.flush(em, WHAT);
        audit.noteAs(user.login(), "choose-password", WHAT, user.id(), user.login(), null, null, null);
        return user.login();
    }

    private Optional<InvitationEntity> invitation(String secret, Instant now) {
        return secret == null || secret.length() != Secrets.KEY_LENGTH ? Optional.empty()
                : Listing.of(em, InvitationEntity.class).is("tokenHash", Secrets.sha256(secret)).top("e.id", 1).stream().findFirst().filter(found -> found.opensAt(now));
    }

    private static NotFound opensNothing() {
        return new NotFound("invitation", "behind this address any more");
    }
}
