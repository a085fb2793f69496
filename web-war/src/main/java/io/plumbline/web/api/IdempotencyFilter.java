package io.plumbline.web.api;

import io.plumbline.campaign.api.Replies;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Sha256;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A POST with an Idempotency-Key is done once: its repeat gets the first answer. Only what succeeded is kept; a refused request
 * changed nothing, so the key is free again for the corrected one.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.USER)
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter, WriterInterceptor {

    static final String HEADER = "Idempotency-Key";
    private static final String CLAIM = IdempotencyFilter.class.getName();
    private static final int MAX_KEY = 255;

    private record Claimed(String caller, String key, int status, String location) {
    }

    @Inject
    private Replies replies;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;
    @Context
    private ResourceInfo resource;
    @Context
    private HttpServletRequest http;

    @Override
    public void filter(ContainerRequestContext request) {
        String key = request.getHeaderString(HEADER);
        if (key == null || !request.getMethod().equals("POST") || Gates.of(resource).forgets()) {
            return;
        }
        if (key.isBlank() || key.length() > MAX_KEY || key.chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
            throw new Invalid(HEADER, "idempotency-key-malformed", "Use 1 to 255 printable ASCII characters, a UUID for example.");
        }
        String caller = authority.caller().name();
        Optional<Replies.Reply> first = replies.claim(caller, key, fingerprint(request), clock.instant());
        if (first.isPresent()) {
            request.abortWith(replay(first.get()));
        } else {
            request.setProperty(CLAIM, new Claimed(caller, key, 0, null));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(CLAIM) instanceof Claimed claim)) {
            return;
        }
        int status = response.getStatus();
        String location = response.getHeaderString(HttpHeaders.LOCATION);
        if (status >= 200 && status < 300 && response.hasEntity()) {
            request.setProperty(CLAIM, new Claimed(claim.caller(), claim.key(), status, location));
            return;
        }
        request.removeProperty(CLAIM);
        if (status >= 200 && status < 300) {
            replies.keep(claim.caller(), claim.key(), new Replies.Reply(status, null, location, null));
        } else {
            replies.release(claim.caller(), claim.key());
        }
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (!(context.getProperty(CLAIM) instanceof Claimed claim)) {
            context.proceed();
            return;
        }
        OutputStream out = context.getOutputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        context.setOutputStream(body);
        context.proceed();
        String type = context.getMediaType() == null ? null : context.getMediaType().toString();
        replies.keep(claim.caller(), claim.key(),
                new Replies.Reply(claim.status(), type, claim.location(), body.toString(StandardCharsets.UTF_8)));
        body.writeTo(out);
        context.setOutputStream(out);
    }

    private static Response replay(Replies.Reply reply) {
        Response.ResponseBuilder answer = Response.status(reply.status()).header("Idempotency-Replayed", "true");
        if (reply.location() != null) {
            answer.header(HttpHeaders.LOCATION, reply.location());
        }
        if (reply.body() != null) {
            answer.type(reply.contentType()).entity(reply.body().getBytes(StandardCharsets.UTF_8));
        }
        return answer.build();
    }

    private String fingerprint(ContainerRequestContext request) {
        MessageDigest sha = Sha256.fresh();
        sha.update((http.getMethod() + ' ' + http.getRequestURI() + '?' + http.getQueryString() + '\n').getBytes(StandardCharsets.UTF_8));
        // A streamed body is not read twice; its length has to do.
        sha.update(request.getProperty(BodyFilter.BODY) instanceof byte[] body ? body
                : String.valueOf(request.getLength()).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha.digest());
    }
}
