package io.plumbline.web.edge;

import io.plumbline.tracking.api.Door;
import io.plumbline.web.edge.ConversionDoor.Outcome;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code GET /px.gif}: a browser reports a conversion. Always a picture; the outcome is in the log. */
@WebServlet("/px.gif")
public class PixelServlet extends EdgeServlet {

    @Inject
    private transient ConversionDoor door;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, () -> {
            Instant now = clock().instant();
            Map<String, List<String>> query = Query.of(request);
            Aliases params = new Aliases(query);
            Outcome outcome;
            try {
                outcome = door.take(() -> ConversionDoor.report(Door.PIXEL, params, Cookies.clicks(request), Cookies.visitor(request),
                        Arrivals.consent(request, query), now, false));
            } catch (RuntimeException failed) {
                outcome = Outcome.refused(503, "unavailable, reference " + note(request, failed), null);
            }
            door.note(request, Door.PIXEL, Query.text(query), now, outcome, null);
            Gif.send(response);
        });
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Gif.send(response);
    }

    @Override
    void refuse(HttpServletRequest request, HttpServletResponse response, int status, String code, String detail) throws IOException {
        Gif.send(response);
    }
}
