package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Links;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.web.portal.link.QrServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A partner's own link as a QR code, sub-ids included. */
@WebServlet("/partner/links/qr.svg")
public class OwnQrServlet extends HttpServlet {

    @Inject
    private transient Links links;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Link link = links.get(Ids.parse("link", request.getParameter("id")));
            QrServlet.answer(response, link.key(), SharedAddress.of(link, request::getParameter), request.getParameter("download") != null);
        } catch (NotFound unknown) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
