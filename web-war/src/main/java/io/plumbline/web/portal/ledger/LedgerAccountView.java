package io.plumbline.web.portal.ledger;

import io.plumbline.campaign.api.Ledger;
import io.plumbline.campaign.api.LedgerAccount;
import io.plumbline.campaign.api.LedgerLeg;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was posted to one account, each posting with the way to what it is about. */
@Named
@RequestScoped
public class LedgerAccountView {

    private static final Map<String, String> PAGES = Map.of("conversion", "/app/conversions/view.xhtml", "click", "/app/clicks/view.xhtml", "agreement", "/app/agreements/view.xhtml",
            "statement", "/app/statements/view.xhtml");

    @Inject
    private Ledger ledger;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;
    @Inject
    private HttpServletRequest request;

    private LedgerAccount account;
    private Page<LedgerLeg> page;

    @PostConstruct
    void read() {
        UUID id = Ids.parse("ledger-account", request.getParameter("id"));
        account = ledger.accounts().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow(() -> new NotFound("ledger-account", id));
        page = ledger.postings(id, range.getFrom(), range.getTo(), search.page());
    }

    public LedgerAccount getAccount() {
        return account;
    }

    public List<LedgerLeg> getRows() {
        return page.items();
    }

    public String getNextLink() {
        return page.next() == null ? null : range.with("cursor", page.next());
    }

    /** What kind of thing the posting is about. */
    public String word(LedgerLeg leg) {
        return Words.orElse("ledger.subject." + leg.subjectType(), leg.subjectType());
    }

    /** The address of what the posting is about, or null when it has no page. */
    public String about(LedgerLeg leg) {
        String path = PAGES.get(leg.subjectType());
        return path == null ? null : range.to(path, "id", leg.subjectId());
    }
}
