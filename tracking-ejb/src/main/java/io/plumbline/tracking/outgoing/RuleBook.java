package io.plumbline.tracking.outgoing;

import io.plumbline.shared.NotFound;
import io.plumbline.shared.Stale;
import io.plumbline.tracking.api.ConversionChanged;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rules on disk. */
@ApplicationScoped
public class RuleBook {

    static final String SELECT = "select * from tracking.postback_rule";
    private static final int MOST_FOR_ONE_CHANGE = 100;

    @Inject
    private Sql sql;
    @Inject
    private Seal seal;

    Optional<Rule> find(UUID id) {
        return sql.one(SELECT + " where id = ?", Rule::read, id);
    }

    Rule hold(UUID id, Long expectedVersion) {
        Rule held = sql.one(SELECT + " where id = ? for update", Rule::read, id).orElseThrow(() -> new NotFound("postback-rule", id));
        Stale.unless("postback rule", expectedVersion, held.version());
        return held;
    }

    /** Rules whose keys stand as they are get them sealed. */
    void seal(Instant now) {
        for (Rule rule : sql.list(SELECT + " where secret is not null and secret not like 's1:%' or previous_secret is not null and previous_secret not like 's1:%' for update", Rule::read)) {
            sql.update("update tracking.postback_rule set secret = ?, previous_secret = ? where id = ?", sealed(rule, rule.keys().current(), now),
                    sealed(rule, rule.keys().previous(), now), rule.id());
        }
    }

    private String sealed(Rule rule, String kept, Instant now) {
        return kept == null || Seal.isSealed(kept) ? kept : seal.seal(rule.id(), kept, now);
    }

    void give(UUID ruleId, UUID partnerId) {
        sql.insert("partner_rule", new Columns().with("rule_id", ruleId).with("partner_id", partnerId));
    }

    boolean isOf(UUID ruleId, UUID partnerId) {
        return sql.one("select 1 from tracking.partner_rule where rule_id = ? and partner_id = ?", row -> true, ruleId, partnerId).isPresent();
    }

    boolean isPartners(UUID ruleId) {
        return sql.one("select 1 from tracking.partner_rule where rule_id = ?", row -> true, ruleId).isPresent();
    }

    long countOf(UUID partnerId) {
        return sql.one("select count(*) from tracking.partner_rule where partner_id = ?", row -> row.getLong(1), partnerId).orElse(0L);
    }

    long count() {
        return sql.one("select count(*) from tracking.postback_rule", row -> row.getLong(1)).orElse(0L);
    }

    void add(Rule rule) {
        sql.insert("postback_rule", rule.columns(rule.createdAt()));
    }

    void replace(Rule rule, Instant now) {
        Rule.Letter letter = rule.letter();
        sql.update("update tracking.postback_rule set version = ?, name = ?, advertiser_id = ?, campaign_id = ?, partner_id = ?, goals = ?, events = ?, from_files = ?, stages = ?,"
                + " method = ?, url = ?, headers = ?, content_type = ?, body = ?, delay_seconds = ?, secret = ?, previous_secret = ?, previous_until = ?, vendor_id = ?, provider_id = ?, status = ?,"
                + " effective_since = ? where id = ?", rule.version(), rule.name(), rule.scope().advertiserId(), rule.scope().campaignId(), rule.scope().partnerId(),
                io.plumbline.shared.Json.write(rule.scope().goals()), Rule.keys(rule.scope().events()), rule.scope().fromFiles(), Rule.stages(rule.scope().stages()), letter.method(), letter.url(),
                io.plumbline.shared.Json.write(letter.headers()), letter.contentType(), letter.body(), rule.delaySeconds(), rule.keys().current(), rule.keys().previous(),
                rule.keys().previousUntil(), rule.to().vendor(), rule.to().provider(), rule.status().key(), now, rule.id());
    }

    /** Those that want to hear of a change, oldest first. */
    List<Rule> listening(ConversionChanged change) {
        return sql.list(SELECT + " where status = 'active' and (advertiser_id is null or advertiser_id = ?) and (campaign_id is null or campaign_id = ?)"
                + " and (partner_id is null or partner_id = ?) order by id limit " + MOST_FOR_ONE_CHANGE, Rule::read, change.advertiserId(), change.campaignId(),
                change.partnerId()).stream().filter(rule -> rule.scope().hears(change).isPresent()).toList();
    }
}
