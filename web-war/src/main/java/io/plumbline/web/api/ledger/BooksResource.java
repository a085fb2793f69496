package io.plumbline.web.api.ledger;

import io.plumbline.campaign.api.AccountingPeriod;
import io.plumbline.campaign.api.AccountingPeriods;
import io.plumbline.campaign.api.ChartEntry;
import io.plumbline.campaign.api.ChartOfAccounts;
import io.plumbline.campaign.api.LedgerSpan;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.FileAnswer;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Months of the books, and what goes to another bookkeeping system. */
@Path("/ledger")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Money")
public class BooksResource {

    public record Chart(List<ChartEntry> entries) {
    }

    @Inject
    private AccountingPeriods periods;
    @Inject
    private ChartOfAccounts chart;
    @Inject
    private LedgerFile file;
    @Inject
    private DatevFile datev;
    @Context
    private HttpServletRequest http;

    @GET
    @Path("/periods")
    @Operation(summary = "Months of the books, newest first: open, closing or closed, and what keeps one from being closed")
    public Page<AccountingPeriod> periods() {
        return Answers.whole(periods.list());
    }

    @POST
    @Path("/periods/{month}/close")
    @Operation(summary = "Closes a month for ever and keeps its balances; what comes later about it is posted on the first open day")
    public AccountingPeriod close(@PathParam("month") String month) {
        try {
            return periods.close(YearMonth.parse(month));
        } catch (DateTimeException malformed) {
            throw new NotFound("ledger-period", month.length() > 20 ? month.substring(0, 20) : month);
        }
    }

    @GET
    @Path("/chart")
    @Operation(summary = "What the export calls our accounts")
    public Chart chart() {
        return new Chart(chart.entries());
    }

    @PUT
    @Path("/chart")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replaces what the export calls our accounts: by kind, and by kind and owner")
    public Chart replace(Chart given) {
        return new Chart(chart.replace(given.entries()));
    }

    @GET
    @Path("/export")
    @Produces("text/csv")
    @Operation(summary = "Postings of a month, or of accounting days from and to, one line each, for another bookkeeping system")
    public Response export() {
        LedgerSpan span = span();
        return FileAnswer.of(null, "ledger-" + span.from() + "-" + span.to(), (xlsx, out) -> file.write(span, out));
    }

    @GET
    @Path("/export/control")
    @Produces("text/csv")
    @Operation(summary = "What the export of the same days must hold: lines and sum of each currency, and its SHA-256")
    public Response control() {
        LedgerSpan span = span();
        return FileAnswer.of(null, "ledger-" + span.from() + "-" + span.to() + "-control", (xlsx, out) -> file.control(span, out));
    }

    @GET
    @Path("/export/datev")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @Operation(summary = "The same as a DATEV file (EXTF Buchungsstapel): consultant, client, firstMonth (1), accountLength (4), currency (EUR). The chart must number every account")
    public Response datev() {
        Query query = new Query(http, "month", "from", "to", "advertiser", "consultant", "client", "firstMonth", "accountLength", "currency");
        LedgerSpan span = span(query);
        DatevFile.Desk desk = new DatevFile.Desk(or(query.number("consultant"), 0), or(query.number("client"), 0), or(query.number("firstMonth"), 1),
                or(query.number("accountLength"), 4), query.text("currency") == null ? "EUR" : query.text("currency"));
        datev.check(span, desk);
        return Response.ok((StreamingOutput) out -> datev.write(span, desk, out), "text/csv; charset=windows-1252")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + DatevFile.name(span) + "\"").build();
    }

    private static int or(Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }

    private LedgerSpan span() {
        return span(new Query(http, "month", "from", "to", "advertiser"));
    }

    private LedgerSpan span(Query query) {
        LedgerSpan span = new LedgerSpan(query.day("from"), query.day("to"), query.id("advertiser"));
        if (query.text("month") != null) {
            YearMonth month = month(query.text("month"));
            span = new LedgerSpan(month.atDay(1), month.atEndOfMonth(), span.advertiser());
        }
        // Refused before the first byte is written.
        file.check(span);
        return span;
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException malformed) {
            throw new Invalid("month", "month-malformed", "Write a month such as 2026-05.");
        }
    }
}
