package io.plumbline.web.edge;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.function.BiConsumer;

/** One transparent pixel, 43 bytes. */
final class Gif {

    static final byte[] PIXEL = Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==");

    private Gif() {
    }

    static void send(HttpServletResponse response) throws IOException {
        send(response, 200);
    }

    static void send(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        head(response::setHeader);
        response.setContentLength(PIXEL.length);
        response.getOutputStream().write(PIXEL);
    }

    static void head(BiConsumer<String, String> header) {
        header.accept("Cache-Control", "no-store, private");
        header.accept("Access-Control-Allow-Origin", "*");
        header.accept("Cross-Origin-Resource-Policy", "cross-origin");
        header.accept("X-Robots-Tag", "noindex, nofollow");
        header.accept("Content-Type", "image/gif");
    }
}
