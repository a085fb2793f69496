package io.plumbline.web.api;

import io.plumbline.campaign.api.ApiKeys;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.web.problem.ProblemMapper;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Only the Authorization header says who asks; a portal session says nothing here, so a foreign page cannot ride on it. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class KeyFilter implements ContainerRequestFilter {

    private static final int MAX_KEY = 200;

    @Inject
    private ApiKeys keys;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;
    @Inject
    private FailedKeys failures;
    @Context
    private ResourceInfo resource;
    @Context
    private HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        if (Gates.of(resource).open()) {
            return;
        }
        Instant now = clock.instant();
        Optional<String> key = bearer(context.getHeaderString(HttpHeaders.AUTHORIZATION));
        Optional<Caller> caller = key.flatMap(plain -> keys.authenticate(plain, now));
        String path = request.getRequestURI();
        if (caller.isPresent()) {
            authority.actAs(caller.get());
            // Shut unless somebody has thought of partners: a new endpoint tells them nothing by accident.
            if (authority.isPartner() && !Gates.of(resource).partners()) {
                context.abortWith(ProblemMapper.answer(403, "forbidden", "A partner's key cannot do this.", path));
            }
            return;
        }
        if (key.isPresent() && failures.tooMany(request.getRemoteAddr(), now)) {
            context.abortWith(ProblemMapper.answer(429, "too-many-unknown-keys", "Too many unknown keys from this address. Wait a minute.", path));
        } else if (key.isPresent()) {
            context.abortWith(ProblemMapper.answer(401, "api-key-unknown", "This API key is unknown or has been revoked.", path));
        } else {
            context.abortWith(ProblemMapper.answer(401, "api-key-required", "Send an API key: Authorization: Bearer <key>.", path));
        }
    }

    private static Optional<String> bearer(String header) {
        return Optional.ofNullable(header).filter(h -> h.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(h -> h.substring(7).strip()).filter(key -> !key.isEmpty() && key.length() <= MAX_KEY);
    }
}
