package io.plumbline.campaign.api;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** How a partner's person gets in without anybody else ever knowing the password. */
public interface Invitations {

    /**
     * Makes the person if the login is free, or invites it again when it is this partner's. Marketers. Earlier invitations stop working.
     *
     * @return the secret that lets the person choose a password, for seven days and once; told once
     * @throws io.plumbline.shared.Conflict code {@code login-taken}
     */
    String invite(UUID partnerId, String login, String displayName);

    /** Asks no role. @return the login that may choose a password, or empty when the secret opens nothing any more */
    Optional<String> open(String secret, Instant now);

    /** Asks no role: the secret says enough. @return the login */
    String choose(String secret, String password, Instant now);
}
