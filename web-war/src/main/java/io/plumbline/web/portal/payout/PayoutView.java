package io.plumbline.web.portal.payout;

import io.plumbline.campaign.api.PaymentFile;
import io.plumbline.campaign.api.PaymentOutcome;
import io.plumbline.campaign.api.PaymentOutcome.Receipt;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.campaign.api.PayoutRun.Carried;
import io.plumbline.campaign.api.PayoutRun.Planned;
import io.plumbline.campaign.api.PayoutState;
import io.plumbline.campaign.api.Payouts;
import io.plumbline.campaign.api.StatementState;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.web.portal.Words;
import io.plumbline.web.security.SignedIn;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** One payout: what it pays, what it leaves and why, and what became of each payment. */
@Named
@RequestScoped
public class PayoutView {

    private static final int MOST_TOLD = 10;

    @Inject
    private Payouts payouts;
    @Inject
    private SignedIn signedIn;
    @Inject
    private HttpServletRequest request;

    private PayoutRun run;
    private String statement;
    private String result = "paid";
    private String reason;
    private String booked;
    private String bookedIn;
    private Part file;

    @PostConstruct
    void read() {
        run = payouts.get(Ids.parse("payout", request.getParameter("id")));
    }

    public String approve() {
        payouts.approve(run.id());
        return said("payout.said.approved");
    }

    public String renew() {
        payouts.renew(run.id());
        return said("payout.said.renewed");
    }

    public String cancel() {
        payouts.cancel(run.id(), null);
        return said("payout.said.cancelled");
    }

    public String order() {
        List<PaymentFile> files = payouts.order(run.id());
        return said(files.isEmpty() ? "payout.said.noFiles" : "payout.said.files");
    }

    public String record() {
        return confirmed(payouts.confirm(run.id(), List.of(new PaymentOutcome(statement, result, reason, taken()))));
    }

    private Money taken() {
        return booked == null || booked.isBlank() ? null : Money.of(booked.strip(), bookedIn == null || bookedIn.isBlank() ? "EUR" : bookedIn.strip().toUpperCase(Locale.ROOT));
    }

    public String allPaid() {
        return confirmed(payouts.confirm(run.id(), getOpen().stream().map(s -> new PaymentOutcome(s.number(), "paid", null)).toList()));
    }

    public String upload() throws IOException {
        if (file == null || file.getSize() == 0) {
            throw new Invalid("file", "file-missing", "Choose a CSV file that is not empty.");
        }
        try (InputStream csv = file.getInputStream()) {
            return confirmed(payouts.confirm(run.id(), csv));
        }
    }

    /** What was refused is told; all else is recorded by now. */
    private String confirmed(List<Receipt> receipts) {
        receipts.stream().filter(r -> r.outcome().equals("refused")).limit(MOST_TOLD).forEach(no -> Words.warn("payout.refused", no.statement(), Words.orElse("payout.code." + no.code(), no.code())));
        tell(receipts, "recorded", "payout.said.confirmed");
        tell(receipts, "repeated", "payout.said.repeated");
        return here();
    }

    private static void tell(List<Receipt> receipts, String outcome, String key) {
        long count = receipts.stream().filter(r -> r.outcome().equals(outcome)).count();
        if (count > 0) {
            Words.say(key, count);
        }
    }

    private String said(String key) {
        Words.say(key);
        return here();
    }

    private String here() {
        return "/app/payouts/view.xhtml?faces-redirect=true&id=" + run.id();
    }

    public PayoutRun getRun() {
        return run;
    }

    public List<Planned> getStatements() {
        return new ArrayList<>(run.statements());
    }

    public List<Carried> getCarried() {
        return new ArrayList<>(run.carried());
    }

    /** In a payment file, and nothing heard of them. */
    public List<Planned> getOpen() {
        return run.statements().stream().filter(s -> s.state() == StatementState.ORDERED).toList();
    }

    public boolean isDraft() {
        return run.state() == PayoutState.DRAFT;
    }

    public boolean isApprovable() {
        return isDraft() && !run.changed() && !run.statements().isEmpty() && signedIn.isApprover() && !run.preparedBy().equals(signedIn.getName());
    }

    public boolean isOwn() {
        return isDraft() && run.preparedBy().equals(signedIn.getName());
    }

    public String fileLink(UUID fileId) {
        return request.getContextPath() + "/app/payouts/file?id=" + run.id() + "&file=" + fileId;
    }

    public String getStatement() {
        return statement;
    }

    public void setStatement(String statement) {
        this.statement = statement;
    }

    public String getResult() {
        return result;
    }

    public void setResult(String result) {
        this.result = result;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getBooked() {
        return booked;
    }

    public void setBooked(String booked) {
        this.booked = booked;
    }

    public String getBookedIn() {
        return bookedIn;
    }

    public void setBookedIn(String bookedIn) {
        this.bookedIn = bookedIn;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
