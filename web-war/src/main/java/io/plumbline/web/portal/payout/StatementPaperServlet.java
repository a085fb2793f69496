package io.plumbline.web.portal.payout;

import io.plumbline.campaign.api.Statement;
import io.plumbline.campaign.api.Statements;
import io.plumbline.campaign.api.Statements.Form;
import io.plumbline.shared.Ids;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A statement as PDF, or its lines as CSV; for staff and for the partner whose it is. */
@WebServlet({"/app/statements/paper", "/partner/statements/paper"})
public class StatementPaperServlet extends HttpServlet {

    @Inject
    private Statements statements;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Form form = "csv".equals(request.getParameter("form")) ? Form.CSV : Form.PDF;
        Statement statement = statements.get(Ids.parse("statement", request.getParameter("id")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        statements.write(statement.id(), form, bytes);
        response.setContentType(form == Form.PDF ? "application/pdf" : "text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"statement-" + statement.number() + (form == Form.PDF ? ".pdf" : ".csv") + "\"");
        response.setHeader("Cache-Control", "no-store");
        bytes.writeTo(response.getOutputStream());
    }
}
