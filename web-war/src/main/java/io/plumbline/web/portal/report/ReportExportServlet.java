package io.plumbline.web.portal.report;

import io.plumbline.reporting.api.Exports;
import io.plumbline.web.faces.Format;
import io.plumbline.web.faces.Lang;
import io.plumbline.web.portal.GridFile;
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
    @Inject
    private Lang reader;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean sheet = "xlsx".equals(request.getParameter("format"));
        GridFile.head("report", sheet, response);
        Exports.Spelling words = (dimension, code) -> Format.word(dimension, code, reader.getLocale());
        if (sheet) {
            exports.xlsx(asked.question(), words, response.getOutputStream());
        } else {
            exports.csv(asked.question(), words, response.getOutputStream());
        }
    }
}
