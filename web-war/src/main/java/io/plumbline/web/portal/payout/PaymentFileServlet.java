package io.plumbline.web.portal.payout;

import io.plumbline.campaign.api.Payouts;
import io.plumbline.shared.Ids;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A payment file, for whoever hands it to the bank. */
@WebServlet("/app/payouts/file")
public class PaymentFileServlet extends HttpServlet {

    @Inject
    private Payouts payouts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String name = payouts.file(Ids.parse("payout", request.getParameter("id")), Ids.parse("payment-file", request.getParameter("file")), bytes);
        response.setContentType(name.endsWith(".xml") ? "application/xml" : "text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("Cache-Control", "no-store");
        bytes.writeTo(response.getOutputStream());
    }
}
