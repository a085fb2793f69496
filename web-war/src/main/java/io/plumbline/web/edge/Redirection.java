package io.plumbline.web.edge;

import io.plumbline.tracking.api.Routed;
import java.util.function.BiConsumer;

/** The head of the answer to a click, the same from the servlet and from the handler before it. */
final class Redirection {

    static final String PAGE = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
            + "<title>%s</title><body style=\"font:16px/1.5 sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem\"><h1>%1$s</h1><p>%s</p></body></html>";
    static final String NOT_FOUND = PAGE.formatted("Page not found", "This link does not exist. Please check the address.");
    static final String NOT_NOW = PAGE.formatted("Just a moment", "This link cannot be opened right now. Please try again in a few seconds.");

    private Redirection() {
    }

    /** Of every answer of the edge, whatever it says. */
    static void common(BiConsumer<String, String> header) {
        header.accept("Cache-Control", "no-store");
        header.accept("X-Robots-Tag", "noindex, nofollow");
        header.accept("X-Content-Type-Options", "nosniff");
    }

    static void cookies(Routed routed, String key, Incoming request, BiConsumer<String, String> header) {
        if (routed.visitorId() != null) {
            header.accept("Set-Cookie", Cookies.visitor(request, routed.visitorId()));
            if (routed.counted()) {
                header.accept("Set-Cookie", Cookies.clicked(request, routed.clickId()));
            }
        }
        if (routed.keep() != null) {
            header.accept("Set-Cookie", Cookies.way(request, key, routed.keep()));
        }
    }

    static void to(String location, BiConsumer<String, String> header) {
        header.accept("Referrer-Policy", "no-referrer-when-downgrade");
        header.accept("Location", location);
    }
}
