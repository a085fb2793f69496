package io.plumbline.web.edge;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;

/** One transparent pixel, 43 bytes. */
final class Gif {

    static final byte[] PIXEL = Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==");

    private Gif() {
    }

    static void send(HttpServletResponse response) throws IOException {
        response.setStatus(200);
        response.setHeader("Cache-Control", "no-store, private");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setContentType("image/gif");
        response.setContentLength(PIXEL.length);
        response.getOutputStream().write(PIXEL);
    }
}
