package io.plumbline.web.security;

import io.plumbline.campaign.api.PartnerSelves;
import io.plumbline.campaign.api.Users;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plumbline's own users as an identity store of Jakarta Security. */
@ApplicationScoped
public class PortalIdentities implements IdentityStore {

    @Inject
    private Users users;
    @Inject
    private PartnerSelves selves;
    @Inject
    private HttpServletRequest request;
    @Inject
    private Clock clock;

    public CredentialValidationResult validate(UsernamePasswordCredential given) {
        Instant now = clock.instant();
        Optional<Caller> signedIn = users.signIn(given.getCaller(), given.getPasswordAsString(), now);
        signedIn.map(Caller::partnerId).ifPresent(partner -> selves.seen(partner, request.getRemoteAddr(), now));
        return signedIn.map(caller -> new CredentialValidationResult(caller.name(), caller.roles().stream().map(Role::key).collect(Collectors.toSet())))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }
}
