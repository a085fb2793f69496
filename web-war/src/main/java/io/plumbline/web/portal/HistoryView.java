package io.plumbline.web.portal;

import io.plumbline.campaign.api.AuditEntry;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.shared.PageRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What happened to one thing, newest first: who, what, and each field before and after. */
@Named("history")
@RequestScoped
public class HistoryView {

    private static final int MOST = 30;
    private static final int LONGEST = 400;
    private static final Set<String> UNSEEN = Set.of("id", "version", "createdAt", "postbackToken", "url", "key", "decidedAt");

    @Inject
    private AuditTrail trail;
    @Inject
    private Changes changes;

    public record Step(Instant at, String what, String actor, List<Changes.Change> changes) {
    }

    private final Map<UUID, List<Step>> asked = new HashMap<>();

    public List<Step> of(String type, UUID id) {
        return asked.computeIfAbsent(id, subject -> read(type, subject));
    }

    private List<Step> read(String type, UUID id) {
        return trail.list(type, id, null, null, null, PageRequest.first(MOST)).items().stream().map(this::step).toList();
    }

    private Step step(AuditEntry entry) {
        return new Step(entry.at(), Words.orElse("history." + entry.action(), entry.action()), entry.actor(),
                entry.before() == null || entry.after() == null ? List.of() : changes.of(entry, UNSEEN).stream().map(HistoryView::shortened).toList());
    }

    private static Changes.Change shortened(Changes.Change change) {
        return new Changes.Change(change.field(), shortened(change.before()), shortened(change.after()));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
