package io.plumbline.web.portal.payout;

import io.plumbline.campaign.api.InvoiceFile;
import io.plumbline.campaign.api.Invoices;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;

/** The partner's own invoices about a statement; for staff and for the partner whose it is. */
@Named
@RequestScoped
public class InvoiceFilesView {

    @Inject
    private Invoices invoices;
    @Inject
    private HttpServletRequest request;

    private UUID id;
    private List<InvoiceFile> rows;
    private Part file;

    @PostConstruct
    void read() {
        id = Ids.parse("statement", request.getParameter("id"));
        rows = invoices.of(id);
    }

    public String upload() throws IOException {
        if (file == null || file.getSize() == 0) {
            throw new Invalid("invoiceFile", "file-missing", "Choose a file that is not empty.");
        }
        try (InputStream pdf = file.getInputStream()) {
            Words.say("invoice.said.kept", invoices.attach(id, file.getSubmittedFileName(), pdf).name());
        }
        return request.getServletPath() + "?faces-redirect=true&id=" + id;
    }

    public List<InvoiceFile> getRows() {
        return rows;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
