package io.plumbline.tracking.trial;

import io.plumbline.shared.Money;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.Trial;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Trials and what they propose, on disk. */
@ApplicationScoped
@Transactional
class Trials {

    /** A worker that was not heard of for so long is gone, and another node takes over. */
    static final Duration LOST = Duration.ofMinutes(2);
    private static final String SELECT = "select * from tracking.traffic_trial";

    @Inject
    private Sql sql;

    /** A change as it is proposed. */
    record Proposal(UUID eventId, String kind, Instant at, UUID advertiserId, UUID campaignId, UUID partnerId, UUID linkId, String fromVerdict, String toVerdict,
            String fromReason, String toReason, String reasons, Money payout, Money revenue) {
        static final String CLICK = "click";
        static final String CONVERSION = "conversion";
    }

    public UUID add(UUID id, int rules, Instant from, Instant to, UUID advertiserId, String by, Instant now) {
        sql.insert("traffic_trial", new Columns().with("id", id).with("rules", rules).with("from_day", from).with("to_day", to).with("advertiser_id", advertiserId)
                .with("status", "queued").with("looked_at", 0L).with("total", 0L).with("changes", 0L).with("applied", 0L).with("skipped", 0L)
                .with("asked_by", by).with("asked_at", now));
        return id;
    }

    public long open() {
        return sql.one("select count(*) from tracking.traffic_trial where status in ('queued', 'running')", row -> row.getLong(1)).orElse(0L);
    }

    public Optional<Trial> find(UUID id) {
        Optional<Trial> told = sql.one(SELECT + " where id = ?", row -> read(row, List.of()), id);
        // Its changes are there before it says that it has come to an end: asked first, they would be missing from one that ends in between.
        return told.map(trial -> trial.with(TrialSums.of(sql, id)));
    }

    public List<Trial> list(PageRequest page) {
        Filter where = new Filter();
        return sql.list(where.page(SELECT, page), row -> read(row, List.of()), where.args());
    }

    public List<Trial.Change> changes(UUID id, UUID after, int limit) {
        return sql.list("select * from tracking.traffic_change where trial_id = ? and event_id < ? order by event_id desc limit ?", Trials::change, id,
                after == null ? LAST : after, limit);
    }

    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    /** The oldest that has work to do and no worker. @return it, taken */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Trial> take(UUID worker, Instant now) {
        Instant lost = now.minus(LOST);
        for (UUID id : sql.list("select id from tracking.traffic_trial where status in ('queued', 'running', 'applying') and (worker is null or alive_at < ?) order by id limit 5",
                row -> Sql.uuid(row, "id"), lost)) {
            if (sql.update("update tracking.traffic_trial set worker = ?, alive_at = ? where id = ? and status in ('queued', 'running', 'applying')"
                    + " and (worker is null or alive_at < ?)", worker, now, id, lost) == 1) {
                return find(id);
            }
        }
        return Optional.empty();
    }

    /** From the start: windows of a run that broke off are gone with it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void begin(UUID id, long total) {
        sql.update("delete from tracking.traffic_change where trial_id = ?", id);
        sql.update("update tracking.traffic_trial set status = 'running', looked_at = 0, changes = 0, total = ? where id = ?", total, id);
    }

    /** @return false when another worker has taken over */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean advance(UUID id, UUID worker, long looked, List<Proposal> found, Instant now) {
        if (sql.update("update tracking.traffic_trial set looked_at = looked_at + ?, changes = changes + ?, alive_at = ? where id = ? and worker = ?", looked, (long) found.size(),
                now, id, worker) != 1) {
            return false;
        }
        for (Proposal one : found) {
            sql.insert("traffic_change", new Columns().with("trial_id", id).with("event_id", one.eventId()).with("kind", one.kind()).with("at", one.at())
                    .with("advertiser_id", one.advertiserId()).with("campaign_id", one.campaignId()).with("partner_id", one.partnerId()).with("link_id", one.linkId())
                    .with("from_verdict", one.fromVerdict()).with("to_verdict", one.toVerdict()).with("from_reason", shortened(one.fromReason()))
                    .with("to_reason", shortened(one.toReason())).with("reasons", one.reasons())
                    .with("payout_minor", minor(one.payout())).with("payout_currency", currency(one.payout()))
                    .with("revenue_minor", minor(one.revenue())).with("revenue_currency", currency(one.revenue())).with("state", "proposed"));
        }
        return true;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void finish(UUID id, UUID worker, String status, String failure, Instant now) {
        sql.update("update tracking.traffic_trial set status = ?, failure = ?, finished_at = ?, worker = null where id = ? and worker = ?", status, failure, now, id, worker);
    }

    /** @return false when somebody else was first */
    public boolean decide(UUID id, boolean approve, String by, String note, Instant now) {
        return sql.update("update tracking.traffic_trial set status = ?, decided_by = ?, decided_at = ?, note = ?, finished_at = null where id = ? and status = 'proposed'",
                approve ? "applying" : "rejected", by, now, note, id) == 1;
    }

    private static Trial read(ResultSet row, List<Trial.Sum> sums) throws SQLException {
        return new Trial(Sql.uuid(row, "id"), row.getInt("rules"), Sql.instant(row, "from_day"), Sql.instant(row, "to_day"), Sql.uuid(row, "advertiser_id"),
                row.getString("status"), row.getLong("looked_at"), row.getLong("total"), row.getLong("changes"), row.getLong("applied"), row.getLong("skipped"),
                row.getString("failure"), row.getString("asked_by"), Sql.instant(row, "asked_at"), row.getString("decided_by"), Sql.instant(row, "decided_at"),
                row.getString("note"), Sql.instant(row, "finished_at"), sums);
    }

    private static Trial.Change change(ResultSet row) throws SQLException {
        return new Trial.Change(Sql.uuid(row, "event_id"), row.getString("kind"), Sql.instant(row, "at"), Sql.uuid(row, "campaign_id"), Sql.uuid(row, "partner_id"),
                Sql.uuid(row, "link_id"), row.getString("from_verdict"), row.getString("to_verdict"), row.getString("from_reason"), row.getString("to_reason"),
                TrialSums.money(row, "payout"), TrialSums.money(row, "revenue"), row.getString("state"));
    }

    private static String shortened(String reason) {
        return reason == null ? null : reason.substring(0, Math.min(64, reason.length()));
    }

    private static Long minor(Money money) {
        return money == null ? null : money.minor();
    }

    private static String currency(Money money) {
        return money == null ? null : money.currency();
    }
}
