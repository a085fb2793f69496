package io.plumbline.tracking.touchpoint;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.Touch;
import io.plumbline.tracking.bulk.Micros;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Touches that came with a conversion. */
@ApplicationScoped
public class Arrivals {

    @Inject
    private Sql sql;
    @Inject
    private Event<Counted> counted;

    public static UUID key(UUID conversionId) {
        return Ids.named("arrival", conversionId.toString());
    }

    /** The conversion keeps its arrival as a visit; a file may know that it was a click, and what it cost. Once only: it is counted here. */
    public void complete(UUID conversionId, Touch touch) {
        Long cost = Micros.of(touch.cost(), touch.currency(), "cost");
        int found = sql.update("update tracking.touchpoint set interaction = ?, cost_micros = ?, cost_currency = ? where row_key = ?",
                touch.interaction(), cost, cost == null ? null : touch.currency(), key(conversionId));
        if (found == 1) {
            counted.fire(new Counted(List.of(TouchpointDesk.tally(touch))));
        }
    }
}
