package io.plumbline.web.portal.ledger;

import io.plumbline.campaign.api.AccountingPeriod;
import io.plumbline.campaign.api.AccountingPeriods;
import io.plumbline.web.faces.Format;
import io.plumbline.web.portal.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

@Named
@RequestScoped
public class LedgerPeriodsView {

    @Inject
    private AccountingPeriods periods;
    @Inject
    private Format fmt;

    private List<AccountingPeriod> rows;

    public List<AccountingPeriod> getRows() {
        rows = rows == null ? new ArrayList<>(periods.list()) : rows;
        return rows;
    }

    public String close(String month) {
        AccountingPeriod closed = periods.close(YearMonth.parse(month));
        Words.say("said.period.closed", fmt.month(closed.month()), closed.postings());
        return "/app/ledger/periods.xhtml?faces-redirect=true";
    }
}
