package io.plumbline.web.api.ledger;

import io.plumbline.campaign.api.Ledger;
import io.plumbline.campaign.api.LedgerAccount;
import io.plumbline.campaign.api.LedgerLeg;
import io.plumbline.campaign.api.TrialBalance;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/ledger")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Money")
public class LedgerResource {

    @Inject
    private Ledger ledger;
    @Inject
    private Clock clock;
    @Context
    private HttpServletRequest http;

    @GET
    @Path("/accounts")
    @Operation(summary = "All accounts with their balances")
    public Page<LedgerAccount> accounts() {
        return Answers.whole(ledger.accounts());
    }

    @GET
    @Path("/trial-balance")
    @Operation(summary = "Every account with debits, credits and balance up to an accounting day (today when left out), also as recorded by an instant, of all books or one advertiser's")
    public TrialBalance trialBalance() {
        Query query = new Query(http, "date", "recordedBy", "advertiser");
        LocalDate date = query.day("date") == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : query.day("date");
        return ledger.trialBalance(date, query.time("recordedBy"), query.id("advertiser"));
    }

    @GET
    @Path("/postings")
    @Operation(summary = "Legs of postings, newest first: account, from and to as accounting days, both included")
    public Page<PostingItem> postings() {
        Query query = new Query(http, "account", "from", "to");
        Page<LedgerLeg> page = ledger.postings(query.id("account"), query.day("from"), query.day("to"), query.page());
        return new Page<>(page.items().stream().map(PostingItem::of).toList(), page.next());
    }
}
