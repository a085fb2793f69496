package io.plumbline.tracking.store;

import io.plumbline.campaign.api.WorkspaceReset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/** Forgets everything that happened in a demo workspace. */
@ApplicationScoped
public class EventEraser {

    /** What refers to a table goes before it. */
    static final List<String> GONE = List.of("inquiry_note", "inquiry", "destination_health", "tag_event", "landing", "delivery_attempt", "delivery", "partner_rule", "postback_rule", "refund", "order_preview", "shop_order", "validation_policy", "auto_approval", "conversion_item", "conversion_change", "conversion", "import_error", "import_job", "click", "touch_note", "impression",
            "unique_click", "touchpoint", "touchpoint_gone", "claim_change", "subscription", "back_test", "person_merge", "person_unmerge", "privacy_policy", "daily_salt", "retention_rule", "retention_run", "postback_entry", "cost", "lead_hook_call", "lead_hook", "lead_mail", "lead_pay", "lead_reached", "lead_told", "lead_change", "lead_contact", "lead_name", "lead", "platform_click",
            "lead_policy",
            "traffic_change", "traffic_trial", "verdict_revision", "second_look", "traffic_rule_active", "traffic_rule_set", "traffic_list_part", "traffic_list");
    /** Forgotten, the first would let a file of the spool be stored a second time; the second belongs to a file that stays, the third to servers that run. */
    static final List<String> KEPT = List.of("spool_segment", "seal_key", "journal_node", "cap_node");

    @Inject
    private Sql sql;

    void erase(@Observes WorkspaceReset reset) {
        GONE.forEach(table -> sql.update("delete from tracking." + table));
    }
}
