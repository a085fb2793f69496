package io.plumbline.campaign.access;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.ApiKey;
import io.plumbline.campaign.api.ApiKeys;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Partners;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.OnePerson;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@Stateless
public class ApiKeyDesk implements ApiKeys {

    private static final String WHAT = "api-key";
    private static final int ALL = 1000;
    private static final int MOST_OF_A_PARTNER = 20;
    /** "Last used" is for finding keys that nobody needs; a write for each request would cost more than it tells. */
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

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

    @Override
    public Issued issue(String name, Set<Role> scopes, UUID advertiserId, UUID partnerId) {
        Administration.require(authority);
        new Check().text("name", name, 190)
                .that(scopes != null && !scopes.isEmpty(), "scopes", "required", "Give at least one of admin, marketer, analyst, finance and approver.")
                .that(scopes == null || scopes.contains(Role.PARTNER) == (partnerId != null), "partnerId",
                        partnerId == null ? "required" : "not-allowed", "The scope partner, and only it, goes with a partner.")
                .that(scopes == null || !scopes.contains(Role.PARTNER) || scopes.size() == 1 && advertiserId == null, "scopes", "not-allowed", "A partner's key is a partner's only.")
                .that(partnerId == null || partners.find(partnerId).isPresent(), "partnerId", "partner-not-found", "Choose a partner.")
                .that(advertiserId == null || advertisers.find(advertiserId).isPresent(), "advertiserId", "advertiser-not-found",
                        "Choose an advertiser.").done();
        return issued(name, scopes, advertiserId, partnerId);
    }

    private Issued issued(String name, Set<Role> scopes, UUID advertiserId, UUID partnerId) {
        String plain = Secrets.apiKey();
        ApiKeyEntity issued = new ApiKeyEntity(plain, name.strip(), scopes, advertiserId, partnerId, authority.caller().name(), new OnePerson(em).holder(authority.caller().name()),
                clock.instant());
        em.persist(issued);
        Versions.flush(em, WHAT);
        audit.note("create", WHAT, issued.id(), name.strip(), advertiserId, null, issued.record());
        return new Issued(issued.record(), plain);
    }

    @Override
    public Issued issueOwn(String name) {
        UUID partner = authority.requirePartner();
        new Check().text("name", name, 190).done();
        if (own().stream().filter(key -> key.revokedAt() == null).count() >= MOST_OF_A_PARTNER) {
            throw new Conflict("too-many-keys", "There are " + MOST_OF_A_PARTNER + " keys already. Revoke one first.");
        }
        return issued(name, Set.of(Role.PARTNER), null, partner);
    }

    @Override
    public List<ApiKey> own() {
        return Listing.of(em, ApiKeyEntity.class).is("partnerId", authority.requirePartner()).top("e.id desc", ALL).stream().map(ApiKeyEntity::record).toList();
    }

    @Override
    public void revokeOwn(UUID id) {
        authority.requirePartner();
        ApiKeyEntity found = Versions.forChange(em, ApiKeyEntity.class, WHAT, id);
        authority.requirePartnerOf(found.partnerId(), WHAT, id);
        revoke(found);
    }

    @Override
    public List<ApiKey> list() {
        Administration.require(authority);
        return Listing.of(em, ApiKeyEntity.class).top("e.id desc", ALL).stream().map(ApiKeyEntity::record).toList();
    }

    @Override
    public void revoke(UUID id) {
        Administration.require(authority);
        revoke(Versions.forChange(em, ApiKeyEntity.class, WHAT, id));
    }

    private void revoke(ApiKeyEntity found) {
        if (found.revoked()) {
            return;
        }
        ApiKey before = found.record();
        found.revoke(clock.instant());
        Versions.flush(em, WHAT);
        audit.note("revoke", WHAT, before.id(), before.name(), before.advertiserId(), before, found.record());
    }

    @Override
    public Optional<Caller> authenticate(String plain, Instant now) {
        if (plain == null || plain.length() != Secrets.KEY_PREFIX.length() + Secrets.KEY_LENGTH || !plain.startsWith(Secrets.KEY_PREFIX)) {
            return Optional.empty();
        }
        Optional<ApiKeyEntity> key = Listing.of(em, ApiKeyEntity.class).is("keyHash", Secrets.sha256(plain)).top("e.id", 1).stream()
                .findFirst().filter(found -> !found.revoked());
        key.filter(found -> found.unusedSince(now.minus(USE_NOTED_EVERY))).ifPresent(found -> noteUse(found.id(), now));
        return key.map(ApiKeyEntity::caller);
    }

    private void noteUse(UUID id, Instant now) {
        em.createNativeQuery("update campaign.api_key set last_used_at = :now where id = :id and (last_used_at is null or last_used_at < :before)")
                .setParameter("now", now).setParameter("id", id).setParameter("before", now.minus(USE_NOTED_EVERY)).executeUpdate();
    }
}
