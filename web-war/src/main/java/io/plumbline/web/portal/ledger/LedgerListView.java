package io.plumbline.web.portal.ledger;

import io.plumbline.campaign.api.Ledger;
import io.plumbline.campaign.api.LedgerAccount;
import io.plumbline.web.portal.EventSearch;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

/** The accounts with what stands on them. */
@Named
@RequestScoped
public class LedgerListView {

    @Inject
    private Ledger ledger;
    @Inject
    private EventSearch search;

    private List<LedgerAccount> rows;

    public List<LedgerAccount> getRows() {
        if (rows == null) {
            String kind = search.value("kind");
            rows = new ArrayList<>(ledger.accounts().stream().filter(account -> kind.isEmpty() || account.kind().equals(kind)).toList());
        }
        return rows;
    }
}
