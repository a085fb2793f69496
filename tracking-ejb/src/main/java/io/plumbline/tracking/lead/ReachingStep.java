package io.plumbline.tracking.lead;

import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.conversion.Counts;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Counts the stages of leads from before stages were counted, some at a time, each lead held. */
@ApplicationScoped
public class ReachingStep {

    private static final int MOST = 200;

    @Inject
    private LeadBook book;
    @Inject
    private Reaching reaching;
    @Inject
    private Sql sql;
    @Inject
    private Event<Counted> counted;

    /** @return whether there may be more */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean catchUp() {
        List<UUID> missing = sql.list("select l.id from tracking.lead l where l.duplicate_of is null and exists (select 1 from tracking.lead_change c where c.lead_id = l.id"
                + " and c.stage in ('mql', 'sql', 'opportunity', 'won')) and not exists (select 1 from tracking.lead_reached r where r.lead_id = l.id) order by l.id limit " + MOST,
                row -> Sql.uuid(row, "id"));
        Counts counts = new Counts();
        missing.forEach(id -> book.hold(id).ifPresent(lead -> reaching.count(lead, Ladder.of(book.steps(id)), counts)));
        counts.tell(counted);
        return missing.size() == MOST;
    }
}
