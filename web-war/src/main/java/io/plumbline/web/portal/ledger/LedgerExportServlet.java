package io.plumbline.web.portal.ledger;

import io.plumbline.campaign.api.LedgerSpan;
import io.plumbline.shared.NotFound;
import io.plumbline.web.api.ledger.DatevFile;
import io.plumbline.web.api.ledger.LedgerFile;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Locale;

/** A month of the ledger as a file, its control file, and the same for DATEV. */
@WebServlet({"/app/ledger/export.csv", "/app/ledger/control.csv", "/app/ledger/datev.csv"})
public class LedgerExportServlet extends HttpServlet {

    @Inject
    private LedgerFile file;
    @Inject
    private DatevFile datev;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        YearMonth month = month(request.getParameter("month"));
        LedgerSpan span = new LedgerSpan(month.atDay(1), month.atEndOfMonth(), null);
        if (request.getServletPath().endsWith("datev.csv")) {
            datev(request, span, response);
            return;
        }
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

    private void datev(HttpServletRequest request, LedgerSpan span, HttpServletResponse response) throws IOException {
        String currency = String.valueOf(request.getParameter("currency"));
        DatevFile.Desk desk = new DatevFile.Desk(number(request, "consultant"), number(request, "client"), number(request, "firstMonth"), number(request, "accountLength"),
                currency.toUpperCase(Locale.ROOT));
        datev.check(span, desk);
        response.setContentType("text/csv;charset=windows-1252");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + DatevFile.name(span) + "\"");
        response.setHeader("Cache-Control", "no-store");
        datev.write(span, desk, response.getOutputStream());
    }

    /** What is no number is out of every range. */
    private static int number(HttpServletRequest request, String name) {
        String text = String.valueOf(request.getParameter(name)).strip();
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(String.valueOf(text));
        } catch (DateTimeException malformed) {
            throw new NotFound("ledger-period", "");
        }
    }
}
