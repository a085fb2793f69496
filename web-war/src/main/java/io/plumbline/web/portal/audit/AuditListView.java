package io.plumbline.web.portal.audit;

import io.plumbline.campaign.api.AuditChecks;
import io.plumbline.campaign.api.AuditEntry;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.AuditVerification;
import io.plumbline.shared.Page;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.Changes;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.Spoken;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who changed what, from what, to what. */
@Named
@RequestScoped
public class AuditListView {

    private static final Set<String> UNSEEN = Set.of("version");
    private static final List<String> TYPES = List.of("advertiser", "goal", "campaign", "partner", "agreement", "link", "conversion", "user", "api-key", "fx-rate", "postback-rule", "cap",
            "ledger-period", "adjustment", "chart-of-accounts", "media-cost", "passed-cost", "payout", "payout-request", "statement", "invoice-file", "payee", "payer",
            "coupon", "creative", "landing-page", "experiment", "inquiry", "application", "programme", "programme-terms", "partner-group", "message", "announcement", "lead-policy",
            "person", "privacy-policy", "retention-rule", "workspace", "lead", "lead-hook", "proposal", "terms-policy", "auto-approval", "validation-policy", "adjustment-policy", "invoice-policy",
            "payment-file", "bank-report", "campaign-access", "traffic-rules", "traffic-list");
    /** Named by their days and months. */
    private static final Set<String> OF_DAYS = Set.of("ledger-period", "fx-rate", "media-cost", "passed-cost");
    private static final Spoken ADMIN = new Spoken("admin");

    @Inject
    private AuditTrail trail;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;
    @Inject
    private AuditChecks chain;
    @Inject
    private Changes changes;

    private Page<AuditEntry> page;
    private AuditVerification verified;

    @PostConstruct
    void read() {
        String type = search.value("type");
        String actor = search.value("actor");
        page = trail.list(TYPES.contains(type) ? type : null, null, actor.isEmpty() ? null : actor, search.filter().from(), search.filter().to(), search.page());
    }

    public List<AuditEntry> getRows() {
        return page.items();
    }

    public void verify() {
        verified = chain.verify();
    }

    /** Null until it was asked for. */
    public AuditVerification getVerified() {
        return verified;
    }

    public List<String> getTypes() {
        return TYPES;
    }

    public String getNextLink() {
        return page.next() == null ? null : range.with("cursor", page.next());
    }

    /** What was done, as the history of a thing says it. */
    public String word(AuditEntry entry) {
        return Words.orElse("history." + entry.action(), entry.action());
    }

    public String kind(AuditEntry entry) {
        return ADMIN.orElse("type." + entry.subjectType(), entry.subjectType());
    }

    public List<Changes.Change> changes(AuditEntry entry) {
        return changes.of(entry, UNSEEN);
    }

    public String name(AuditEntry entry) {
        return entry.subjectName() == null || !OF_DAYS.contains(entry.subjectType()) ? entry.subjectName()
                : Stream.of(entry.subjectName().split(" ")).map(changes::plain).collect(Collectors.joining(" "));
    }
}
