package io.plumbline.web.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/** Request bodies of the edge, never more than a bounded piece in memory. */
final class Body {

    static final int MAX = 64 * 1024;

    private Body() {
    }

    /** @return empty when it is larger than {@link #MAX} */
    static Optional<byte[]> read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MAX) {
            return Optional.empty();
        }
        byte[] body = request.getInputStream().readNBytes(MAX + 1);
        return body.length > MAX ? Optional.empty() : Optional.of(body);
    }
}
