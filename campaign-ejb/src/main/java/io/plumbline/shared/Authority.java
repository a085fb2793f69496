package io.plumbline.shared;

import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The caller of the current request. A door calls {@link #actAs} once; boundaries ask {@link #require} and keep to
 * {@link #advertiserScope}. Without a door nobody is allowed anything.
 */
@RequestScoped
public class Authority {

    private Caller caller = Caller.NOBODY;

    public void actAs(Caller caller) {
        this.caller = caller;
    }

    public Caller caller() {
        return caller;
    }

    /** For the length of the work somebody else is the caller: what is allowed was settled before. */
    public <T> T acting(Caller other, Supplier<T> work) {
        Caller before = caller;
        caller = other;
        try {
            return work.get();
        } finally {
            caller = before;
        }
    }

    /**
     * What a partner may do that otherwise marketers do, in the partner's name.
     *
     * @param advertiserId for which alone; null for whichever it turns out to be about
     */
    public <T> T marketing(UUID advertiserId, Supplier<T> work) {
        return acting(new Caller(caller.name(), Set.of(Role.MARKETER), advertiserId, null), work);
    }

    /** @throws Forbidden unless the caller is an admin or has one of the roles */
    public void require(Role... anyOf) {
        if (!has(anyOf)) {
            throw new Forbidden("This needs the role " + String.join(" or ", Arrays.stream(anyOf).map(Role::key).toList()) + ".");
        }
    }

    public boolean has(Role... anyOf) {
        return caller.roles().contains(Role.ADMIN) || Arrays.stream(anyOf).anyMatch(caller.roles()::contains);
    }

    /** Any signed-in person or key that is not confined to a partner. */
    public void requireStaff() {
        require(Role.MARKETER, Role.ANALYST, Role.FINANCE, Role.APPROVER);
    }

    /** Staff, or somebody of a partner, who then sees that partner's own things only. */
    public void requireReader() {
        if (caller.partnerId() == null || !isPartner()) {
            requireStaff();
        }
    }

    /** Somebody of a partner: what they read leaves out what is not theirs to know. */
    public boolean isPartner() {
        return caller.roles().contains(Role.PARTNER) && !has(Role.MARKETER, Role.ANALYST, Role.FINANCE, Role.APPROVER);
    }

    /** The partner who is asking. @throws Forbidden for everybody else */
    public UUID requirePartner() {
        if (!isPartner() || caller.partnerId() == null) {
            throw new Forbidden("This is for partners.");
        }
        return caller.partnerId();
    }

    /** @throws NotFound when the thing belongs to another partner than the one who is asking */
    public void requirePartnerOf(UUID partnerId, String what, Object id) {
        if (caller.partnerId() != null && !caller.partnerId().equals(partnerId)) {
            throw new NotFound(what, id);
        }
    }

    /** The only advertiser the caller may see; empty means all. */
    public Optional<UUID> advertiserScope() {
        return Optional.ofNullable(caller.advertiserId());
    }

    public Optional<UUID> partnerScope() {
        return Optional.ofNullable(caller.partnerId());
    }

    /** @throws NotFound when the thing belongs to an advertiser outside the caller's scope */
    public void requireAdvertiser(UUID advertiserId, String what, Object id) {
        if (caller.advertiserId() != null && !caller.advertiserId().equals(advertiserId)) {
            throw new NotFound(what, id);
        }
    }
}
