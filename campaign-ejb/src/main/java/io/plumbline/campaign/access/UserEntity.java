package io.plumbline.campaign.access;

import io.plumbline.campaign.api.User;
import io.plumbline.campaign.api.UserDraft;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@Entity
@Table(schema = "campaign", name = "user_account")
class UserEntity {

    @Id
    private UUID id;

    @Version
    private long version;

    private String login;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "password_hash")
    private String passwordHash;

    private String role;

    @Column(name = "advertiser_id")
    private UUID advertiserId;

    @Column(name = "partner_id")
    private UUID partnerId;

    private boolean active;

    // The three that follow belong to SignIns, which counts in the database: a change of the user must not carry old counts back.
    @Column(updatable = false)
    private int failures;

    @Column(name = "locked_until", updatable = false)
    private Instant lockedUntil;

    @Column(name = "last_sign_in", updatable = false)
    private Instant lastSignIn;

    @Column(name = "created_at")
    private Instant createdAt;

    protected UserEntity() {
    }

    /** @param sound has passed {@link UserRules}, with a password */
    UserEntity(UserDraft sound, Instant now) {
        this.id = Ids.next();
        this.createdAt = now;
        this.passwordHash = Passwords.hash(sound.password());
        take(sound);
    }

    static Optional<UserEntity> byLogin(EntityManager em, String login) {
        return Listing.of(em, UserEntity.class).is("login", login).top("e.id", 1).stream().findFirst();
    }

    void amend(UserDraft sound) {
        if (sound.password() != null) {
            passwordHash = Passwords.hash(sound.password());
        }
        take(sound);
    }

    private void take(UserDraft sound) {
        login = sound.login();
        displayName = sound.displayName();
        role = sound.role().key();
        advertiserId = sound.advertiserId();
        partnerId = sound.partnerId();
        active = sound.active();
    }

    void choosePassword(String next) {
        passwordHash = Passwords.hash(next);
    }

    boolean knows(String password) {
        return Passwords.matches(password, passwordHash);
    }

    boolean runsTheHouse() {
        return active && Role.ADMIN.key().equals(role);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String login() {
        return login;
    }

    boolean active() {
        return active;
    }

    String passwordHash() {
        return passwordHash;
    }

    Caller caller() {
        return new Caller(login, Set.of(Role.of(role)), advertiserId, partnerId);
    }

    User record() {
        return new User(id, version, login, displayName, Role.of(role), advertiserId, partnerId, active, lastSignIn, lockedUntil, createdAt);
    }
}
