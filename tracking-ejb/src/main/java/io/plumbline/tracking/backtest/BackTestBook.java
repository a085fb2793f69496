package io.plumbline.tracking.backtest;

import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.BackTest;
import io.plumbline.shared.Json;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.BackTestJob;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Sql;
import com.fasterxml.jackson.core.type.TypeReference;
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

/** Back-tests on disk. */
@ApplicationScoped
public class BackTestBook {

    private static final String SELECT = "select * from tracking.back_test";
    /** A worker that has said nothing for so long is gone; the test begins again elsewhere. */
    private static final Duration LOST = Duration.ofMinutes(2);
    private static final TypeReference<AgreementDraft> TERMS = new TypeReference<>() { };
    private static final TypeReference<BackTest> OUTCOME = new TypeReference<>() { };

    @Inject
    private Sql sql;

    void add(BackTestJob job, AgreementDraft terms) {
        sql.insert("back_test", new Columns().with("id", job.id()).with("advertiser_id", job.advertiserId()).with("campaign_id", job.campaignId())
                .with("partner_id", job.partnerId()).with("proposal_id", job.proposalId()).with("terms", Json.write(terms)).with("month_from", job.from())
                .with("month_to", job.to()).with("status", job.status()).with("done", 0L).with("total", 0L).with("asked_by", job.askedBy()).with("asked_at", job.askedAt()));
    }

    long open() {
        return sql.one("select count(*) from tracking.back_test where status in ('queued', 'running')", row -> row.getLong(1)).orElse(0L);
    }

    Optional<BackTestJob> find(UUID id) {
        return sql.one(SELECT + " where id = ?", BackTestBook::read, id);
    }

    List<BackTestJob> list(UUID advertiserId, UUID proposalId, PageRequest page) {
        Filter where = new Filter().and("advertiser_id = ?", advertiserId).and("proposal_id = ?", proposalId);
        return sql.list(where.page(SELECT, page), BackTestBook::read, where.args());
    }

    /** The oldest without a worker. @return it, taken */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<BackTestJob> take(UUID worker, Instant now) {
        Instant lost = now.minus(LOST);
        for (UUID id : sql.list("select id from tracking.back_test where status in ('queued', 'running') and (worker is null or alive_at < ?) order by id limit 5",
                row -> Sql.uuid(row, "id"), lost)) {
            if (sql.update("update tracking.back_test set worker = ?, alive_at = ?, status = 'running', done = 0 where id = ? and status in ('queued', 'running')"
                    + " and (worker is null or alive_at < ?)", worker, now, id, lost) == 1) {
                return find(id);
            }
        }
        return Optional.empty();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public AgreementDraft terms(UUID id) {
        return sql.one("select terms from tracking.back_test where id = ?", row -> Json.read(row.getString("terms"), TERMS), id).orElseThrow();
    }

    /** @return false when another worker has taken over */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean advance(UUID id, UUID worker, long done, long total, Instant now) {
        return sql.update("update tracking.back_test set done = ?, total = ?, alive_at = ? where id = ? and worker = ?", done, total, now, id, worker) == 1;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void finish(UUID id, UUID worker, BackTest outcome, String failure, Instant now) {
        sql.update("update tracking.back_test set status = ?, outcome = ?, failure = ?, finished_at = ?, worker = null where id = ? and worker = ?",
                outcome == null ? "failed" : "completed", outcome == null ? null : Json.write(outcome), failure, now, id, worker);
    }

    private static BackTestJob read(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new BackTestJob(Sql.uuid(row, "id"), Sql.uuid(row, "advertiser_id"), Sql.uuid(row, "campaign_id"), Sql.uuid(row, "partner_id"), Sql.uuid(row, "proposal_id"),
                row.getString("month_from"), row.getString("month_to"), row.getString("status"), row.getLong("done"), row.getLong("total"), row.getString("failure"),
                row.getString("asked_by"), Sql.instant(row, "asked_at"), Sql.instant(row, "finished_at"), outcome == null ? null : Json.read(outcome, OUTCOME));
    }
}
