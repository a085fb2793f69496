package io.plumbline.web.edge;

import io.plumbline.shared.Invalid;
import io.plumbline.tracking.api.Call;
import io.plumbline.tracking.api.Door;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code GET /px.gif}: a browser reports a conversion. Always a picture, sent when the report is on disk (503 when it cannot be); the outcome is in the log a moment later. */
@WebServlet("/px.gif")
public class PixelServlet extends EdgeServlet {

    @Inject
    private transient Backlog backlog;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, () -> {
            Map<String, List<String>> query = Query.of(request);
            Call call = Backlog.call(request, Door.PIXEL, Query.text(query), null, clock().instant());
            boolean known = backlog.mayKnowVisitor(Arrivals.consent(Incoming.of(call), query), advertiser(query), call.at());
            backlog.keep(known ? call : Backlog.bare(call, null));
            Gif.send(response);
        });
    }

    /** What is malformed is said in the log. */
    private static String advertiser(Map<String, List<String>> query) {
        try {
            return new Aliases(query).get("advertiser");
        } catch (Invalid malformed) {
            return null;
        }
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Gif.send(response);
    }

    @Override
    void refuse(HttpServletRequest request, HttpServletResponse response, int status, String code, String detail) throws IOException {
        // A picture all the same, but nobody shall take for recorded what is on no disk.
        Gif.send(response, status == 503 ? 503 : 200);
    }
}
