package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.PartnerProgramme;
import io.plumbline.campaign.api.Programme;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The programme's picture: public, as the sign-up page is. */
@WebServlet("/programme/logo")
public class LogoServlet extends HttpServlet {

    @Inject
    private transient PartnerProgramme programme;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Programme.Logo> logo = programme.logo();
        if (logo.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(logo.get().type());
        response.setHeader("Cache-Control", "public, max-age=86400");
        response.setContentLength(logo.get().bytes().length);
        response.getOutputStream().write(logo.get().bytes());
    }
}
