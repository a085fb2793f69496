package io.plumbline.campaign.access;

import io.plumbline.campaign.api.ApiKey;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(schema = "campaign", name = "api_key")
class ApiKeyEntity {

    private static final int SHOWN = 8;

    @Id
    private UUID id;

    @Version
    private long version;

    private String name;

    private String prefix;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "key_hash", length = 64)
    private String keyHash;

    private String scopes;

    @Column(name = "advertiser_id")
    private UUID advertiserId;

    @Column(name = "partner_id")
    private UUID partnerId;

    @Column(name = "created_by")
    private String createdBy;

    /** The person who may do with it what it may; null for one that stands for itself. */
    private String holder;

    @Column(name = "created_at")
    private Instant createdAt;

    /** Written past the version: being used is no change. */
    @Column(name = "last_used_at", updatable = false)
    private Instant lastUsedAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected ApiKeyEntity() {
    }

    ApiKeyEntity(String plain, String name, Set<Role> scopes, UUID advertiserId, UUID partnerId, String createdBy, String holder, Instant now) {
        this.id = Ids.next();
        this.name = name;
        this.prefix = plain.substring(0, SHOWN);
        this.keyHash = Secrets.sha256(plain);
        this.scopes = scopes.stream().sorted().map(Role::key).collect(Collectors.joining(" "));
        this.advertiserId = advertiserId;
        this.partnerId = partnerId;
        this.createdBy = createdBy;
        this.holder = holder;
        this.createdAt = now;
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    boolean revoked() {
        return revokedAt != null;
    }

    boolean unusedSince(Instant time) {
        return lastUsedAt == null || lastUsedAt.isBefore(time);
    }

    UUID partnerId() {
        return partnerId;
    }

    UUID id() {
        return id;
    }

    Caller caller() {
        return new Caller("key:" + name, roles(), advertiserId, partnerId);
    }

    ApiKey record() {
        return new ApiKey(id, name, prefix, roles(), advertiserId, partnerId, createdBy, createdAt, lastUsedAt, revokedAt);
    }

    private Set<Role> roles() {
        return Arrays.stream(scopes.split(" ")).map(Role::of).collect(Collectors.toUnmodifiableSet());
    }
}
