package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Links;
import io.plumbline.web.portal.link.QrServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A partner's own link as a QR code, sub-ids included. */
@WebServlet({"/partner/links/qr.svg", "/partner/links/qr.png"})
public class OwnQrServlet extends HttpServlet {

    @Inject
    private transient Links links;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        QrServlet.answer(links, link -> SharedAddress.of(link, request::getParameter), request, response);
    }
}
