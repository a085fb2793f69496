package io.plumbline.tracking.outgoing;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.ConversionChanged;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.LeadReached;
import io.plumbline.tracking.api.PostbackEvent;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts what is to be told beside what happened, in one transaction: neither is ever there without the other. */
@ApplicationScoped
public class Outbox {

    @Inject
    private RuleBook rules;
    @Inject
    private Facts facts;
    @Inject
    private Sql sql;

    void on(@Observes ConversionChanged change) {
        List<Rule> listening = rules.listening(change);
        if (listening.isEmpty()) {
            return;
        }
        Map<Receiver, Map<String, String>> known = new HashMap<>();
        for (Rule rule : listening) {
            put(rule, change, known.computeIfAbsent(rule.to(), to -> facts.of(change.conversionId(), "", to, change.at())));
        }
    }

    void on(@Observes LeadReached reached) {
        ConversionChanged change = sql.one("select * from tracking.conversion where id = ?", row -> change(row, reached), reached.conversionId()).orElseThrow();
        Map<String, String> ofLead = new HashMap<>(Map.of("lead_id", reached.leadId().toString(), "stage", reached.stage().key(), "stage_at", Long.toString(reached.reachedAt().getEpochSecond())));
        if (reached.value() != null) {
            ofLead.put("stage_value", reached.value().amount().toPlainString());
            ofLead.put("stage_currency", reached.value().currency());
        }
        for (Rule rule : rules.listening(change)) {
            if (rule.scope().hears(reached.stage())) {
                Map<String, String> known = new HashMap<>(facts.of(reached.conversionId(), "", rule.to(), reached.at()));
                known.putAll(ofLead);
                put(rule, change, known);
            }
        }
    }

    /** Told once a stage, whatever becomes of the lead. */
    private static ConversionChanged change(ResultSet row, LeadReached reached) throws SQLException {
        return new ConversionChanged(Ids.named("lead-stage", reached.leadId().toString(), reached.stage().key()), reached.conversionId(), Set.of(PostbackEvent.STAGE),
                Sql.uuid(row, "advertiser_id"), Sql.uuid(row, "campaign_id"), Sql.uuid(row, "partner_id"), row.getString("goal_key"), row.getString("door").equals(Door.FILE.key()), reached.at());
    }

    private void put(Rule rule, ConversionChanged change, Map<String, String> known) {
        PostbackEvent event = rule.scope().hears(change).orElseThrow();
        Map<String, String> told = new HashMap<>(known);
        told.put("event", event.key());
        Instant due = change.at().plusSeconds(rule.delaySeconds());
        sql.insert("delivery", new Columns().with("id", Ids.next()).with("rule_id", rule.id()).with("change_id", change.changeId())
                .with("conversion_id", change.conversionId()).with("advertiser_id", change.advertiserId()).with("campaign_id", change.campaignId())
                .with("partner_id", change.partnerId()).with("event", event.key()).with("facts", Json.map(told)).with("state", "waiting")
                .with("created_at", change.at()).with("next_try_at", due).with("give_up_at", due.plus(Backoff.PATIENCE)).with("tries", 0).with("tries_before", 0));
    }
}
