package io.plumbline.tracking.outgoing;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.ConversionChanged;
import io.plumbline.tracking.api.PostbackEvent;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
