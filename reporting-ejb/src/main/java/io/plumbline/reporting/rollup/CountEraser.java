package io.plumbline.reporting.rollup;

import io.plumbline.campaign.api.WorkspaceReset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Forgets the counts of a demo workspace, the reports saved about them, and the models computed from them. */
@ApplicationScoped
public class CountEraser {

    static final List<String> GONE = List.of("rollup_progress", "cost_booked", "rollup_sum", "rollup_waiting", "rollup_on_time", "rollup_restated", "rollup_quarter", "slice", "saved_report", "audit_run", "budget_stop", "model_run", "value_customer", "experiment_ruling", "touch_pack", "touch_slice");

    @Inject
    private EntityManager em;

    void erase(@Observes WorkspaceReset reset) {
        GONE.forEach(table -> em.createNativeQuery("delete from reporting." + table).executeUpdate());
    }
}
