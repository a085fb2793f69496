package io.plumbline.web.portal.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.campaign.api.AuditChecks;
import io.plumbline.campaign.api.AuditEntry;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.AuditVerification;
import io.plumbline.shared.Page;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.Spoken;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Who changed what, from what, to what. */
@Named
@RequestScoped
public class AuditListView {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TYPES = List.of("advertiser", "goal", "campaign", "partner", "agreement", "link", "conversion", "user", "api-key", "fx-rate", "postback-rule", "cap",
            "ledger-period", "adjustment", "chart-of-accounts", "media-cost", "passed-cost", "payout", "payout-request", "statement", "invoice-file", "payee", "payer",
            "coupon", "creative", "landing-page", "experiment", "inquiry", "application", "programme", "programme-terms", "partner-group", "message", "announcement", "lead-policy",
            "person", "privacy-policy", "retention-rule", "workspace");
    private static final Spoken ADMIN = new Spoken("admin");

    @Inject
    private AuditTrail trail;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;
    @Inject
    private AuditChecks chain;

    private Page<AuditEntry> page;
    private AuditVerification verified;

    /** One field that differs; null where there was or is nothing. */
    public record Change(String field, String before, String after) {
    }

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

    public List<Change> changes(AuditEntry entry) {
        JsonNode before = tree(entry.before());
        JsonNode after = tree(entry.after());
        TreeSet<String> fields = new TreeSet<>();
        before.fieldNames().forEachRemaining(fields::add);
        after.fieldNames().forEachRemaining(fields::add);
        List<Change> changes = new ArrayList<>();
        for (String field : fields) {
            if (!Objects.equals(before.get(field), after.get(field)) && !"version".equals(field)) {
                changes.add(new Change(field, text(before.get(field)), text(after.get(field))));
            }
        }
        return changes;
    }

    private static JsonNode tree(String json) {
        try {
            return json == null ? JSON.createObjectNode() : JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("An audit entry holds no JSON", broken);
        }
    }

    private static String text(JsonNode node) {
        return node == null || node.isNull() ? null : node.isValueNode() ? node.asText() : node.toString();
    }
}
