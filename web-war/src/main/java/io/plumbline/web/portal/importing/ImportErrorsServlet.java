package io.plumbline.web.portal.importing;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Imports;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** All bad rows of an import as a file. */
@WebServlet("/app/imports/errors.csv")
public class ImportErrorsServlet extends HttpServlet {

    @Inject
    private Imports imports;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"import-errors.csv\"");
        response.setHeader("Cache-Control", "no-store");
        imports.errors(Ids.parse("import", request.getParameter("id")), response.getOutputStream());
    }
}
