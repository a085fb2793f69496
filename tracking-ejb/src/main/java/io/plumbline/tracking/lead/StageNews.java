package io.plumbline.tracking.lead;

import io.plumbline.tracking.api.LeadReached;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;

/** Says of each stage once that a lead has reached it, in the order of the ladder: platforms ask for all of them. What only sales knows came by no click, and nobody waits to hear of it. */
@ApplicationScoped
public class StageNews {

    @Inject
    private Sql sql;
    @Inject
    private Event<LeadReached> news;

    void tell(Kept lead, Ladder ladder, Instant now) {
        if (lead.filed().conversionId() == null) {
            return;
        }
        Set<String> known = Set.copyOf(sql.list("select stage from tracking.lead_told where lead_id = ?", row -> row.getString("stage"), lead.id()));
        ladder.reached().forEach((stage, at) -> {
            if (stage != LeadStage.NEW && !known.contains(stage.key()) && sql.insert("lead_told", new Columns().with("lead_id", lead.id()).with("stage", stage.key()).with("at", at))) {
                news.fire(new LeadReached(lead.id(), lead.filed().conversionId(), stage, at, ladder.values().get(stage), now));
            }
        });
    }
}
