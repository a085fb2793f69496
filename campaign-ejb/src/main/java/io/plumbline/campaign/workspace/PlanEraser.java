package io.plumbline.campaign.workspace;

import io.plumbline.campaign.api.WorkspaceReset;
import io.plumbline.campaign.persistence.Dialects;
import io.plumbline.shared.Dialect;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Takes away what was planned and owed. Who may sign in stays, unless confined to something that goes. */
@ApplicationScoped
public class PlanEraser {

    /** What refers to a table goes before it. */
    static final List<String> GONE = List.of("partner_network",
            "payout_request", "invoice_piece", "invoice_file", "statement_line", "partner_statement", "payment_file", "payout_run", "statement_number", "payee_bank", "payee", "payer",
            "letter", "application", "invitation", "programme_acceptance", "programme_terms", "campaign_access", "campaign_offer", "message", "announcement_read", "announcement",
            "cap_lease", "cap_hold", "cap_use", "cap", "coupon", "reply", "flat_fee", "side_commission", "commission_part", "commission", "rate_meter",
            "ledger_account", "ledger_chart", "ledger_adjustment", "media_cost_day", "passed_cost_day", "experiment", "link_destination", "link", "terms_acceptance", "agreement_proposal", "agreement",
            "landing_ticket", "landing_count", "landing_version", "landing_page", "creative_campaign", "creative_version", "creative", "media_piece", "media_file", "media_store",
            "goal", "campaign", "margin", "overhead", "fx_rate", "fx_rate_known");
    /** The rest: emptied in part, or not at all. */
    static final List<String> KEPT = List.of("audit_event", "audit_link", "audit_head", "setting", "user_account", "api_key", "partner", "partner_group", "programme", "advertiser", "ledger_gate", "seal_key");
    /** All of it or nothing. */
    static final List<String> BOOK = List.of("ledger_posting", "ledger_snapshot", "ledger_period");

    @Inject
    private EntityManager em;

    public PlanEraser() {
        // for the container
    }

    PlanEraser(EntityManager em) {
        this.em = em;
    }

    void erase(@Observes WorkspaceReset reset) {
        if (Dialects.of(em) == Dialect.POSTGRESQL) {
            // There a trigger refuses to delete postings one by one; it is no trigger's business that the whole book goes.
            run("truncate table campaign." + String.join(", campaign.", BOOK));
        } else {
            // There truncating would end the transaction; the same is said to the trigger.
            run("set @plumbline_erasing = true");
            try {
                BOOK.forEach(table -> run("delete from campaign." + table));
            } finally {
                run("set @plumbline_erasing = false");
            }
        }
        GONE.forEach(table -> run("delete from campaign." + table));
        run("delete from campaign.user_account where advertiser_id is not null or partner_id is not null");
        run("delete from campaign.api_key where advertiser_id is not null or partner_id is not null");
        run("delete from campaign.partner");
        run("delete from campaign.partner_group");
        run("delete from campaign.advertiser");
    }

    private void run(String sql) {
        em.createNativeQuery(sql).executeUpdate();
    }
}
