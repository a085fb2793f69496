package io.plumbline.tracking.traffic;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.shared.Json;
import io.plumbline.tracking.api.RuleSet;
import io.plumbline.tracking.api.RuleVersion;
import io.plumbline.tracking.store.Columns;
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

/** Versions of the rules on disk. */
@ApplicationScoped
@Transactional
class RuleShelf {

    private static final int SHOWN = 200;
    private static final int TRIES = 20;
    private static final String SELECT = "select r.*, a.version as now_active from tracking.traffic_rule_set r left join tracking.traffic_rule_active a on a.id = 1";

    @Inject
    private Sql sql;

    /** 0 when nobody has said anything. */
    public int activeVersion() {
        return sql.one("select version from tracking.traffic_rule_active where id = 1", row -> row.getInt(1)).orElse(0);
    }

    public Optional<RuleVersion> find(int version) {
        if (version == 0) {
            return Optional.of(new RuleVersion(0, activeVersion() == 0 ? "active" : "retired", RuleSet.USUAL, null, "plumbline", Instant.EPOCH, Instant.EPOCH, null));
        }
        return sql.one(SELECT + " where r.version = ?", RuleShelf::read, version);
    }

    public List<RuleVersion> list() {
        return sql.list(SELECT + " order by r.version desc limit " + SHOWN, RuleShelf::read);
    }

    /** @return its version; numbers have no gaps unless two people save at once */
    public int add(RuleSet rules, String note, String author, Instant now) {
        String document = Json.write(rules);
        for (int tries = 0; tries < TRIES; tries++) {
            int next = 1 + sql.one("select max(version) from tracking.traffic_rule_set", row -> row.getInt(1)).orElse(0);
            if (sql.insert("traffic_rule_set", new Columns().with("version", next).with("rules", document).with("note", note).with("author", author)
                    .with("created_at", now))) {
                return next;
            }
        }
        throw new IllegalStateException("No free version of the rules after " + TRIES + " tries");
    }

    public void activate(int version, String by, Instant now) {
        sql.insert("traffic_rule_active", new Columns().with("id", 1).with("version", 0));
        sql.update("update tracking.traffic_rule_active set version = ? where id = 1", version);
        sql.update("update tracking.traffic_rule_set set activated_at = ?, activated_by = ? where version = ?", now, by, version);
    }

    /** Whether any version names the list: its verdicts must stay explainable. */
    public boolean names(UUID listId) {
        return sql.one("select 1 from tracking.traffic_rule_set where rules like ?", row -> true, "%" + listId + "%").isPresent();
    }

    private static RuleVersion read(ResultSet row) throws SQLException {
        int version = row.getInt("version");
        Instant activated = Sql.instant(row, "activated_at");
        String status = version == row.getInt("now_active") ? "active" : activated == null ? "draft" : "retired";
        return new RuleVersion(version, status, Json.read(row.getString("rules"), new TypeReference<RuleSet>() { }), row.getString("note"),
                row.getString("author"), Sql.instant(row, "created_at"), activated, row.getString("activated_by"));
    }
}
