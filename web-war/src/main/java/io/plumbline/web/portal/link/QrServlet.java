package io.plumbline.web.portal.link;

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
import java.util.Locale;
import java.util.function.Function;

/** A link's address as a QR code. */
@WebServlet({"/app/links/qr.svg", "/app/links/qr.png"})
public class QrServlet extends HttpServlet {

    @Inject
    private transient Links links;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(links, Link::url, request, response);
    }

    /** @param address what of the link is drawn; the kind of picture stands at the end of the path */
    public static void answer(Links links, Function<Link, String> address, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Link link = links.get(Ids.parse("link", request.getParameter("id")));
            QrPicture.Kind kind = QrPicture.Kind.of(request.getServletPath());
            response.setContentType(kind.type());
            response.setHeader("Cache-Control", "private, max-age=3600");
            if (request.getParameter("download") != null) {
                response.setHeader("Content-Disposition", "attachment; filename=\"" + link.key() + "." + kind.name().toLowerCase(Locale.ROOT) + "\"");
            }
            response.getOutputStream().write(new QrPicture(address.apply(link)).as(kind));
        } catch (NotFound unknown) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
