package io.plumbline.web.portal.payout;

import io.plumbline.campaign.api.Statement;
import io.plumbline.campaign.api.StatementLine;
import io.plumbline.campaign.api.StatementState;
import io.plumbline.campaign.api.Statements;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One statement; each line leads to what it is about. */
@Named
@RequestScoped
public class StatementView {

    private static final int PAGE = 100;

    @Inject
    private Statements statements;
    @Inject
    private Range range;
    @Inject
    private HttpServletRequest request;

    private Statement statement;
    private List<StatementLine> lines;
    private String invoiceNumber;
    private LocalDate invoiceOn;
    private String invoiceTotal;

    @PostConstruct
    void read() {
        statement = statements.get(Ids.parse("statement", request.getParameter("id")));
        lines = new ArrayList<>(statements.lines(statement.id(), after(request.getParameter("after")), PAGE));
    }

    public String match() {
        statements.match(statement.id(), invoiceNumber, invoiceOn, Money.of(invoiceTotal, statement.currency()));
        Words.say("statement.said.matched");
        return request.getServletPath() + "?faces-redirect=true&id=" + statement.id();
    }

    public Statement getStatement() {
        return statement;
    }

    public List<StatementLine> getLines() {
        return lines;
    }

    public String getNextLink() {
        return lines.size() < PAGE ? null : range.with("after", Integer.toString(lines.get(PAGE - 1).line()));
    }

    public boolean isAwaitingInvoice() {
        return statement.state() == StatementState.AWAITING_INVOICE;
    }

    private static int after(String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    public String getInvoiceNumber() {
        return invoiceNumber;
    }

    public void setInvoiceNumber(String invoiceNumber) {
        this.invoiceNumber = invoiceNumber;
    }

    public LocalDate getInvoiceOn() {
        return invoiceOn;
    }

    public void setInvoiceOn(LocalDate invoiceOn) {
        this.invoiceOn = invoiceOn;
    }

    public String getInvoiceTotal() {
        return invoiceTotal;
    }

    public void setInvoiceTotal(String invoiceTotal) {
        this.invoiceTotal = invoiceTotal;
    }
}
