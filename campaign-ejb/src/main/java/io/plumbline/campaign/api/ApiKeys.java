package io.plumbline.campaign.api;

import io.plumbline.shared.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keys of integrations, stored hashed, shown once, revocable. Only admins issue them. */
public interface ApiKeys {

    record Issued(ApiKey key, String plain) {
    }

    Issued issue(String name, Set<io.plumbline.shared.Role> scopes, UUID advertiserId, UUID partnerId);

    default Issued issue(String name, Set<io.plumbline.shared.Role> scopes, UUID advertiserId) {
        return issue(name, scopes, advertiserId, null);
    }

    /** The partner who asks gets a key that answers its own rows. At most 20 that are not revoked. */
    Issued issueOwn(String name);

    /** Those of the partner who asks. */
    List<ApiKey> own();

    void revokeOwn(UUID id);

    List<ApiKey> list();

    void revoke(UUID id);

    /** @return the caller, or empty for a key that is unknown or revoked */
    Optional<Caller> authenticate(String plain, Instant now);
}
