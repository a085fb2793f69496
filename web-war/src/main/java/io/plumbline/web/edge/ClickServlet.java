package io.plumbline.web.edge;

import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.Hits;
import io.plumbline.tracking.api.Routed;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code GET /c/{link}}: records a click, then redirects. */
@WebServlet("/c/*")
public class ClickServlet extends EdgeServlet {

    @Inject
    private transient Hits hits;
    @Inject
    private transient Arriving arriving;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, List<String>> params = Query.of(request);
        answer(request, response, () -> {
            Arrival arrival = Arrivals.of(Incoming.of(request), params, clock().instant());
            Routed routed = hits.arrive(key(request), arrival);
            gauge().click(routed.counted() ? "counted" : "fallback");
            Redirection.cookies(routed, key(request), Incoming.of(request), response::addHeader);
            if (routed.counted()) {
                arriving.seen(key(request), params, routed.clickId());
            }
            if (routed.location() == null) {
                throw new NotFound("destination", key(request));
            }
            if (wantsJson(request)) {
                json(response, 200, Json.object("clickId", routed.clickId().toString(), "url", routed.location()));
            } else {
                redirect(response, routed.location());
            }
        });
    }

    /** A look without a visit: answered, never counted. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, () -> {
            redirect(response, hits.home(key(request)));
        });
    }

    @Override
    void refuse(HttpServletRequest request, HttpServletResponse response, int status, String code, String detail) throws IOException {
        if (wantsJson(request)) {
            super.refuse(request, response, status, code, detail);
        } else if (status == 404) {
            send(response, status, "text/html", Redirection.NOT_FOUND);
        } else if (status == 503) {
            send(response, status, "text/html", Redirection.NOT_NOW);
        } else {
            send(response, status, "text/plain", code + ": " + detail + "\n");
        }
    }

    private static void redirect(HttpServletResponse response, String location) {
        // Not sendRedirect: it cuts characters to eight bits and rewrites what it takes for a relative address.
        response.setStatus(302);
        Redirection.to(location, response::setHeader);
        response.setContentLength(0);
    }

    private static boolean wantsJson(HttpServletRequest request) {
        return "json".equals(request.getParameter("format"));
    }

    private static String key(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null ? "" : path.substring(1);
    }
}
