package io.plumbline.web.api;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.Refusal;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.List;

/** No resource ever sees an empty body, or a {@code null} in its place. */
@Provider
public class BodyRequired implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            Object body = context.proceed();
            if (body != null) {
                return body;
            }
        } catch (NoContentException empty) {
            // answered below
        }
        throw new Invalid(List.of(new Refusal.Fault("", "body-required", "Send a JSON body.")));
    }
}
