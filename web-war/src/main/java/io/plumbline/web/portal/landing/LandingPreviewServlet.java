package io.plumbline.web.portal.landing;

import io.plumbline.campaign.api.LandingContent;
import io.plumbline.campaign.api.LandingPages;
import io.plumbline.campaign.api.LandingVersion;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.web.landing.FormAnswers;
import io.plumbline.web.landing.LandingHtml;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Any version of a landing page as visitors would see it, for who works here. Its form goes nowhere. */
@WebServlet("/app/landing/preview")
public class LandingPreviewServlet extends HttpServlet {

    @Inject
    private transient LandingPages pages;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String number = String.valueOf(request.getParameter("number"));
            LandingContent content = pages.versions(Ids.parse("landing-page", request.getParameter("id"))).stream().filter(version -> String.valueOf(version.number()).equals(number)).findFirst()
                    .map(LandingVersion::content).orElseThrow(() -> new NotFound("version", number));
            response.setHeader("Content-Security-Policy", "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'");
            response.setHeader("X-Frame-Options", "SAMEORIGIN");
            response.setHeader("Cache-Control", "no-store");
            response.setContentType("text/html");
            response.setCharacterEncoding("UTF-8");
            response.getOutputStream().write(new LandingHtml(request.getContextPath(), content).form(null, "", FormAnswers.NONE, null).getBytes(StandardCharsets.UTF_8));
        } catch (NotFound unknown) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (Forbidden no) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
