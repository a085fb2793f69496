package io.plumbline.web.portal.link;

import io.nayuki.qrcodegen.QrCode;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Links;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A link's address as a QR code: black on white in any theme, because cameras want contrast and a quiet border. */
@WebServlet("/app/links/qr.svg")
public class QrServlet extends HttpServlet {

    private static final int BORDER = 4;

    @Inject
    private transient Links links;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Link link = links.get(Ids.parse("link", request.getParameter("id")));
            answer(response, link.key(), link.url(), request.getParameter("download") != null);
        } catch (NotFound unknown) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** @param key name of the file when it is to be saved */
    public static void answer(HttpServletResponse response, String key, String text, boolean download) throws IOException {
        response.setContentType("image/svg+xml");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "private, max-age=3600");
        if (download) {
            response.setHeader("Content-Disposition", "attachment; filename=\"" + key + ".svg\"");
        }
        response.getWriter().write(svg(text));
    }

    public static String svg(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x + BORDER).append(',').append(y + BORDER).append("h1v1h-1z");
                }
            }
        }
        int side = code.size + 2 * BORDER;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side + "\" shape-rendering=\"crispEdges\">"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"" + path + "\" fill=\"#000\"/></svg>";
    }
}
