package io.plumbline.web.portal.payout;

import io.plumbline.campaign.api.BankReport;
import io.plumbline.campaign.api.BankReports;
import io.plumbline.shared.Invalid;
import io.plumbline.web.portal.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;

/** Takes the bank's file. */
@Named
@RequestScoped
public class BankReportView {

    private static final int MOST_TOLD = 10;

    @Inject
    private BankReports reports;

    private Part file;

    public String upload() throws IOException {
        if (file == null || file.getSize() == 0) {
            throw new Invalid("bankFile", "file-missing", "Choose a file that is not empty.");
        }
        try (InputStream xml = file.getInputStream()) {
            tell(reports.read(xml));
        }
        return "/app/payouts/list.xhtml?faces-redirect=true";
    }

    private static void tell(BankReport report) {
        report.outcomes().stream().filter(one -> one.outcome().equals("refused")).limit(MOST_TOLD).forEach(no -> Words.warn("bank.refused", no.statement(), Words.orElse("payout.code." + no.code(), no.code())));
        Words.say("bank.said", count(report, "recorded"), count(report, "repeated"), count(report, "refused"), report.passed());
    }

    private static long count(BankReport report, String outcome) {
        return report.outcomes().stream().filter(one -> one.outcome().equals(outcome)).count();
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
