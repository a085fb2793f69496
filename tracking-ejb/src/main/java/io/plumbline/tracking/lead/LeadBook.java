package io.plumbline.tracking.lead;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Lead;
import io.plumbline.tracking.api.LeadSource;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Leads on disk. */
@ApplicationScoped
public class LeadBook {

    static final String SELECT = "select * from tracking.lead";
    /** By any of its names: whoever hands a lead in and a CRM call it differently. */
    static final String CALLED = "id in (select n.lead_id from tracking.lead_name n where n.external_id = ?)";
    static final String CHANGES = "select c.*, l.external_id, l.email_sha256, l.phone_sha256, l.click_id from tracking.lead_change c join tracking.lead l on l.id = c.lead_id";
    /** Beyond this a lead is not moved by people. */
    static final int MOST_CHANGES = 2_000;
    private static final int MOST_NAMES = 20;

    /** What was said about a lead. @param key by which a repeat is known @param stage null while no mapping knows the words */
    record Said(String key, LeadStage from, LeadStage stage, String words, Instant at, LeadSource source, Money value, String reason, UUID importId) {
    }

    @Inject
    private Sql sql;

    void add(Kept lead) {
        sql.insert("lead", lead.columns());
    }

    Optional<Kept> find(UUID id) {
        return sql.one(SELECT + " where id = ?", Kept::read, id);
    }

    /** Held until the end of the transaction: of two changes the second sees the first. */
    Optional<Kept> hold(UUID id) {
        return sql.one(SELECT + " where id = ? for update", Kept::read, id);
    }

    /** In one order for everybody. */
    void holdAll(Collection<UUID> ids) {
        List<UUID> all = ids.stream().distinct().sorted().toList();
        if (!all.isEmpty()) {
            sql.list("select id from tracking.lead where id in (" + Sql.marks(all) + ") order by id for update", row -> true, all.toArray());
        }
    }

    void replace(Kept lead) {
        sql.update("update tracking.lead set version = ?, campaign_id = ?, partner_id = ?, conversion_id = ?, click_id = ?, stage = ?, stage_at = ?, value_minor = ?, currency = ?,"
                + " reason = ?, question = ?, opt_in = ?, opt_in_key = ?, confirm_until = ?, confirmed_at = ?, confirmed_ip = ?, email = ?, phone = ?, full_name = ?, company = ?,"
                + " fields = ?, email_sha256 = ?, phone_sha256 = ?, consent_ip = ?, person_id = ? where id = ?", lead.version(), lead.filed().campaignId(), lead.filed().partnerId(),
                lead.filed().conversionId(), lead.filed().clickId(), lead.state().stage().key(), lead.state().at(), lead.state().value() == null ? null : lead.state().value().minor(),
                lead.state().value() == null ? null : lead.state().value().currency(), lead.state().reason(), lead.state().question(), lead.confirmation().state().key(),
                lead.confirmation().key(), lead.confirmation().until(), lead.confirmation().at(), lead.confirmation().from(), lead.person().reach().email(),
                lead.person().reach().phone(), lead.person().name(), lead.person().company(), Json.map(lead.person().fields()), lead.person().reach().emailHash(),
                lead.person().reach().phoneHash(), lead.person().consent() == null ? null : lead.person().consent().address(), lead.person().personId(), lead.id());
    }

    /** @return the lead that has the name: {@code id} when it was free */
    UUID named(UUID advertiserId, String space, String externalId, LeadSource by, UUID id) {
        boolean first = sql.insert("lead_name", new Columns().with("advertiser_id", advertiserId).with("space", space).with("external_id", externalId).with("lead_id", id)
                .with("said_by", by.key()));
        return first ? id : byName(advertiserId, space, externalId).orElse(id);
    }

    Optional<UUID> byName(UUID advertiserId, String space, String externalId) {
        return sql.one("select lead_id from tracking.lead_name where advertiser_id = ? and space = ? and external_id = ?", row -> Sql.uuid(row, "lead_id"), advertiserId, space, externalId);
    }

    /** What CRMs call it, besides the name it came by. */
    List<String> names(Kept lead) {
        return sql.list("select distinct external_id from tracking.lead_name where lead_id = ? and said_by in ('file', 'webhook') order by external_id limit " + MOST_NAMES, row -> row.getString(1), lead.id())
                .stream().filter(name -> !name.equals(lead.filed().externalId())).toList();
    }

    /** The newest lead of the same person that no CRM has named yet: what a CRM calls by two names is two leads. @param column from code */
    Optional<UUID> unnamed(UUID advertiserId, String column, Object value) {
        return value == null ? Optional.empty() : sql.one("select l.id from tracking.lead l where l.advertiser_id = ? and l." + column + " = ? and l.duplicate_of is null"
                + " and not exists (select 1 from tracking.lead_name n where n.lead_id = l.id and n.said_by in ('file', 'webhook')) order by l.id desc limit 1",
                row -> Sql.uuid(row, "id"), advertiserId, value);
    }

    /** @return whether it was said for the first time */
    boolean say(Kept lead, Said said, String actor, Instant now) {
        return sql.insert("lead_change", new Columns().with("id", Ids.next()).with("lead_id", lead.id()).with("advertiser_id", lead.advertiserId()).with("event_key", said.key())
                .with("from_stage", said.from() == null ? null : said.from().key()).with("stage", said.stage() == null ? null : said.stage().key()).with("said", said.words())
                .with("at", said.at()).with("recorded_at", now).with("source", said.source().key()).with("actor", actor)
                .with("value_minor", said.value() == null ? null : said.value().minor()).with("currency", said.value() == null ? null : said.value().currency())
                .with("reason", said.reason()).with("import_id", said.importId()));
    }

    /** What a mapping knows, for the ladder. That a lead came is its beginning, whenever a CRM that writes days only dates what followed. */
    List<Ladder.Step> steps(UUID leadId) {
        return sql.list("select stage, case when event_key like 'taken:%' and stage = 'new' then min(at) over () else at end as at, value_minor, currency, reason"
                + " from tracking.lead_change where lead_id = ? and stage is not null order by id limit " + MOST_CHANGES, row -> new Ladder.Step(Kept.stage(row, "stage"), Sql.instant(row, "at"), Kept.money(row), row.getString("reason")), leadId);
    }

    List<Lead.Change> history(UUID leadId) {
        return sql.list(CHANGES + " where c.lead_id = ? order by c.at, c.id limit " + MOST_CHANGES, LeadBook::change, leadId);
    }

    static Lead.Change change(ResultSet row) throws SQLException {
        return new Lead.Change(Sql.uuid(row, "id"), Sql.uuid(row, "lead_id"), Sql.uuid(row, "advertiser_id"), row.getString("external_id"), Kept.stage(row, "from_stage"),
                Kept.stage(row, "stage"), row.getString("said"), Sql.instant(row, "at"), Sql.instant(row, "recorded_at"),
                Keyed.of(LeadSource.class, "source", row.getString("source")), row.getString("actor"), Kept.money(row), row.getString("reason"), row.getString("email_sha256"),
                row.getString("phone_sha256"), Sql.uuid(row, "click_id"));
    }
}
