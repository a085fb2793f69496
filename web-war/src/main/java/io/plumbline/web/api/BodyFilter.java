package io.plumbline.web.api;

import io.plumbline.web.problem.BodyTooLarge;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Reads a bounded body as a whole before anything looks at it; streamed doors read their own. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class BodyFilter implements ContainerRequestFilter {

    static final int MAX_BYTES = 1 << 20;
    static final String BODY = BodyFilter.class.getName();

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext context) throws IOException {
        if (Gates.of(resource).streamed()) {
            return;
        }
        if (context.getLength() > MAX_BYTES) {
            throw new BodyTooLarge(MAX_BYTES);
        }
        byte[] body = context.getEntityStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new BodyTooLarge(MAX_BYTES);
        }
        context.setProperty(BODY, body);
        context.setEntityStream(new ByteArrayInputStream(body));
    }
}
