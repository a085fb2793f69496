package io.plumbline.campaign.api;

import io.plumbline.shared.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** People who sign in. Only admins read or change them. */
public interface Users {

    User add(UserDraft draft);

    User amend(UUID id, Long expectedVersion, UserDraft draft);

    User get(UUID id);

    List<User> list();

    /**
     * Checks a password in constant work, known login or not. Ten failures in fifteen minutes lock the login for fifteen
     * minutes, on every node.
     *
     * @return the caller, or empty without saying whether login, password or lock was the reason
     */
    Optional<Caller> signIn(String login, String password, Instant now);

    /** What a signed-in login may do now; empty when it has been switched off. */
    Optional<Caller> callerOf(String login);

    /** Any signed-in person, own password only. */
    void changePassword(String login, String present, String next);
}
