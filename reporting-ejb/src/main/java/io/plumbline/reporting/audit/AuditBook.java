package io.plumbline.reporting.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.reporting.api.SelfAudit.Check;
import io.plumbline.reporting.api.SelfAudit.Run;
import io.plumbline.shared.Json;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Runs of the self-audit on disk, each step in a transaction of its own: a run that fails leaves its mark. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AuditBook {

    private static final int KEPT_PLACES = 20;
    private static final Duration KEPT = Duration.ofDays(90);
    private static final String COLUMNS = "select cast(id as varchar(36)), occasion, node, begun_at, finished_at, status, checks from reporting.audit_run";

    @Inject
    private EntityManager em;

    /** @return whether this node is the one to run it */
    public boolean begin(UUID id, String slot, String occasion, Instant now) {
        em.createNativeQuery("delete from reporting.audit_run where begun_at < :old").setParameter("old", time(now.minus(KEPT))).executeUpdate();
        return em.createNativeQuery("insert into reporting.audit_run (id, slot, occasion, node, begun_at, status, checks) values (:id, :slot, :occasion, :node, :now, 'running', '[]')"
                + " on conflict do nothing").setParameter("id", id).setParameter("slot", slot).setParameter("occasion", occasion).setParameter("node", node())
                .setParameter("now", time(now)).executeUpdate() == 1;
    }

    public void finish(UUID id, List<Check> checks, Instant now) {
        List<Check> kept = checks.stream().map(c -> new Check(c.name(), c.status(), c.checked(), c.broken().stream().limit(KEPT_PLACES).toList())).toList();
        end(id, checks.stream().anyMatch(Check::fails) ? "broken" : "ok", Json.write(kept), now);
    }

    public void fail(UUID id, Instant now) {
        end(id, "failed", "[]", now);
    }

    public Optional<Run> get(UUID id) {
        return runs(COLUMNS + " where id = :id", id, 1).stream().findFirst();
    }

    /** One that somebody has asked for and that is under way: what had begun before that time a stopped server has left. */
    public Optional<Run> asked(Instant since) {
        return runs(COLUMNS + " where status = 'running' and occasion = 'request' order by begun_at desc", null, 1).stream().filter(run -> run.begunAt().isAfter(since)).findFirst();
    }

    public List<Run> newest(int most) {
        return runs(COLUMNS + " order by begun_at desc", null, most);
    }

    public List<Run> ended(int most) {
        return runs(COLUMNS + " where status in ('ok', 'broken') order by begun_at desc", null, most);
    }

    private void end(UUID id, String status, String checks, Instant now) {
        em.createNativeQuery("update reporting.audit_run set status = :status, checks = :checks, finished_at = :now where id = :id").setParameter("status", status)
                .setParameter("checks", checks).setParameter("now", time(now)).setParameter("id", id).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<Run> runs(String sql, UUID id, int most) {
        var query = em.createNativeQuery(sql).setMaxResults(most);
        List<Object[]> rows = (id == null ? query : query.setParameter("id", id)).getResultList();
        return rows.stream().map(AuditBook::run).toList();
    }

    private static Run run(Object[] row) {
        return new Run(UUID.fromString((String) row[0]), (String) row[1], (String) row[2], instant(row[3]), instant(row[4]), (String) row[5],
                Json.read((String) row[6], new TypeReference<>() {
                }));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(Object value) {
        return value == null ? null : value instanceof Instant instant ? instant : ((OffsetDateTime) value).toInstant();
    }

    private static String node() {
        return String.valueOf(System.getProperty("jboss.node.name"));
    }
}
