package io.plumbline.web.portal.attribution;

import io.plumbline.reporting.api.Attribution;
import io.plumbline.shared.NotFound;
import io.plumbline.web.portal.GridFile;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What the page of models shows, whole, as a file. */
@WebServlet("/app/attribution/export")
public class AttributionExportServlet extends HttpServlet {

    @Inject
    private GridFile file;
    @Inject
    private Attribution attribution;
    @Inject
    private JourneyAsked asked;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (asked.getGoal() == null) {
            throw new NotFound("goal", request.getParameter("goal"));
        }
        file.send(attribution.table(asked.question()), asked.getBy(), "attribution", request.getParameter("format"), response);
    }
}
