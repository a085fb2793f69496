package io.plumbline.web.portal.ledger;

import io.plumbline.campaign.api.LedgerSpan;
import io.plumbline.shared.NotFound;
import io.plumbline.web.api.ledger.LedgerFile;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.YearMonth;

/** A month of the ledger as a file, and its control file. */
@WebServlet({"/app/ledger/export.csv", "/app/ledger/control.csv"})
public class LedgerExportServlet extends HttpServlet {

    @Inject
    private LedgerFile file;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        YearMonth month = month(request.getParameter("month"));
        LedgerSpan span = new LedgerSpan(month.atDay(1), month.atEndOfMonth(), null);
        boolean control = request.getServletPath().endsWith("control.csv");
        file.check(span);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"ledger-" + month + (control ? "-control" : "") + ".csv\"");
        response.setHeader("Cache-Control", "no-store");
        if (control) {
            file.control(span, response.getOutputStream());
        } else {
            file.write(span, response.getOutputStream());
        }
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(String.valueOf(text));
        } catch (DateTimeException malformed) {
            throw new NotFound("ledger-period", "");
        }
    }
}
