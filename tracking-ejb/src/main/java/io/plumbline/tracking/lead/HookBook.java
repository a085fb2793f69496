package io.plumbline.tracking.lead;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Keyed;
import io.plumbline.tracking.api.LeadHook;
import io.plumbline.tracking.api.LeadHooks;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Webhooks on disk. */
@ApplicationScoped
public class HookBook {

    static final String SELECT = "select * from tracking.lead_hook";
    private static final int MAX_DETAIL = 2_000;

    /** With its sealed secret. */
    record Sealed(LeadHook hook, String secret) {
    }

    @Inject
    private Sql sql;

    void add(LeadHook hook, String sealed) {
        sql.insert("lead_hook", new Columns().with("id", hook.id()).with("version", hook.version()).with("hook_key", hook.key()).with("advertiser_id", hook.advertiserId())
                .with("campaign_id", hook.campaignId()).with("hook_name", hook.name()).with("kind", hook.kind().key()).with("mapping", Json.map(hook.mapping()))
                .with("goal_key", hook.goal()).with("secret", sealed).with("active", hook.active()).with("created_at", hook.createdAt()));
    }

    boolean replace(LeadHook hook, String sealed) {
        return 1 == sql.update("update tracking.lead_hook set version = ?, campaign_id = ?, hook_name = ?, mapping = ?, goal_key = ?, secret = ?, active = ? where id = ? and version = ?",
                hook.version(), hook.campaignId(), hook.name(), Json.map(hook.mapping()), hook.goal(), sealed, hook.active(), hook.id(), hook.version() - 1);
    }

    void remove(UUID id) {
        sql.update("delete from tracking.lead_hook where id = ?", id);
    }

    Optional<Sealed> find(UUID id) {
        return sql.one(SELECT + " where id = ?", HookBook::sealed, id);
    }

    @Transactional
    public Optional<Sealed> byKey(String key) {
        return sql.one(SELECT + " where hook_key = ? and active = true", HookBook::sealed, key);
    }

    /** In a transaction of its own: also what was refused is told of. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void note(LeadHook hook, LeadHooks.Answer answer, Instant at) {
        String detail = answer.refused().stream().map(one -> one.index() + ": " + one.code() + " " + one.detail()).collect(Collectors.joining("\n"));
        sql.insert("lead_hook_call", new Columns().with("id", Ids.next()).with("hook_id", hook.id()).with("advertiser_id", hook.advertiserId()).with("at", at)
                .with("status", answer.status()).with("outcome", answer.outcome()).with("accepted", answer.accepted()).with("repeated", answer.repeated())
                .with("refused", answer.refused().size()).with("detail", detail.isEmpty() ? null : detail.substring(0, Math.min(detail.length(), MAX_DETAIL))));
        sql.update("update tracking.lead_hook set last_at = ?, last_outcome = ? where id = ?", at, answer.outcome(), hook.id());
    }

    List<LeadHooks.Received> calls(String select, Object... args) {
        return sql.list(select, row -> new LeadHooks.Received(Sql.uuid(row, "id"), Sql.instant(row, "at"), row.getInt("status"), row.getString("outcome"), row.getInt("accepted"),
                row.getInt("repeated"), row.getInt("refused"), row.getString("detail")), args);
    }

    static LeadHook read(ResultSet row) throws SQLException {
        return new LeadHook(Sql.uuid(row, "id"), row.getLong("version"), row.getString("hook_key"), Sql.uuid(row, "advertiser_id"), Sql.uuid(row, "campaign_id"),
                row.getString("hook_name"), Keyed.of(LeadHook.Kind.class, "kind", row.getString("kind")), Json.map(row.getString("mapping")), row.getString("goal_key"),
                row.getBoolean("active"), Sql.instant(row, "created_at"), Sql.instant(row, "last_at"), row.getString("last_outcome"));
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(read(row), row.getString("secret"));
    }
}
