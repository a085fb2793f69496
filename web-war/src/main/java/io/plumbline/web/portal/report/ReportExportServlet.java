package io.plumbline.web.portal.report;

import io.plumbline.reporting.api.Exports;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The whole answer as a file, of the report that the address asks for. */
@WebServlet({"/app/reports/export", "/partner/reports/export"})
public class ReportExportServlet extends HttpServlet {

    @Inject
    private Exports exports;
    @Inject
    private ReportAsked asked;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean sheet = "xlsx".equals(request.getParameter("format"));
        response.setContentType(sheet ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"report." + (sheet ? "xlsx" : "csv") + "\"");
        response.setHeader("Cache-Control", "no-store");
        if (sheet) {
            exports.xlsx(asked.question(), response.getOutputStream());
        } else {
            exports.csv(asked.question(), response.getOutputStream());
        }
    }
}
