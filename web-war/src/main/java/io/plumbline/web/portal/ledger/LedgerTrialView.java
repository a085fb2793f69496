package io.plumbline.web.portal.ledger;

import io.plumbline.campaign.api.Ledger;
import io.plumbline.campaign.api.TrialBalance;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.EventSearch;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;

/** Debits and credits of every account up to a day; what the address gets wrong is not asked for. */
@Named
@RequestScoped
public class LedgerTrialView {

    @Inject
    private Ledger ledger;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;

    private TrialBalance told;

    public TrialBalance getTold() {
        if (told == null) {
            LocalDate known = day("known");
            told = ledger.trialBalance(getDate(), known == null ? null : known.plusDays(1).atStartOfDay(range.getZone()).toInstant(), advertiser());
        }
        return told;
    }

    public LocalDate getDate() {
        LocalDate asked = day("date");
        return asked == null ? range.getToday() : asked;
    }

    private LocalDate day(String name) {
        try {
            return search.value(name).isEmpty() ? null : LocalDate.parse(search.value(name));
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    private UUID advertiser() {
        try {
            return search.value("advertiser").isEmpty() ? null : Ids.parse("advertiser", search.value("advertiser"));
        } catch (NotFound malformed) {
            return null;
        }
    }
}
