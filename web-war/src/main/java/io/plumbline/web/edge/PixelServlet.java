package io.plumbline.web.edge;

import io.plumbline.tracking.api.Call;
import io.plumbline.tracking.api.Door;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /px.gif}: a browser reports a conversion. Always a picture, sent when the report is on disk; the outcome is in the log a moment later. */
@WebServlet("/px.gif")
public class PixelServlet extends EdgeServlet {

    @Inject
    private transient Backlog backlog;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, () -> {
            Call call = Backlog.call(request, Door.PIXEL, Query.text(Query.of(request)), null, clock().instant());
            backlog.keep(call);
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
