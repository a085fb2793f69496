package io.plumbline.web.edge;

import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.Hits;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /i/{link}.gif}: records an impression. A pixel has nobody to tell of trouble, so it is always a picture. */
@WebServlet("/i/*")
public class ViewServlet extends EdgeServlet {

    @Inject
    private transient Hits hits;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, () -> {
            String path = request.getPathInfo() == null ? "" : request.getPathInfo();
            if (path.length() > 5 && path.endsWith(".gif")) {
                Arrival arrival = Arrivals.of(Incoming.of(request), Query.of(request), clock().instant());
                hits.view(path.substring(1, path.length() - 4), arrival);
            }
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
