package io.plumbline.web.portal.payout;

import io.plumbline.campaign.api.Invoices;
import io.plumbline.shared.Ids;
import io.plumbline.web.api.Attachment;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A partner's invoice as it came, to be saved and never shown: what strangers upload is not opened under our own name. */
@WebServlet({"/app/statements/invoice", "/partner/statements/invoice"})
public class InvoiceFileServlet extends HttpServlet {

    @Inject
    private Invoices invoices;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String name = invoices.write(Ids.parse("statement", request.getParameter("id")), Ids.parse("invoice-file", request.getParameter("file")), bytes);
        response.setContentType("application/octet-stream");
        response.setHeader("Content-Disposition", Attachment.named("invoice.pdf", name));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        bytes.writeTo(response.getOutputStream());
    }
}
