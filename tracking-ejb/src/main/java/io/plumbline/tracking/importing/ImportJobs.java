package io.plumbline.tracking.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.ImportJob;
import io.plumbline.tracking.api.ImportKind;
import io.plumbline.tracking.bulk.BulkInsert;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The record of imports: what was asked, how far it is, what was wrong. */
@ApplicationScoped
@Transactional
class ImportJobs {

    static final int ERRORS_SHOWN = 1000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS = "select id, kind, advertiser_id, file_name, status, dry_run, row_count, accepted, repeated, rejected,"
            + " bytes_done, bytes_size, failure, started_by, created_at, finished_at from tracking.import_job";

    @Inject
    private Sql sql;

    /** @param rows all read so far, of which the others are parts */
    record Progress(long rows, long accepted, long repeated, long rejected, long bytes) {
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void add(Work work, String fileName) {
        sql.update("insert into tracking.import_job (id, kind, advertiser_id, goal_key, currency, file_name, dry_run, mapping, status, row_count, accepted,"
                + " repeated, rejected, bytes_done, bytes_size, started_by, created_at, acts_as) values (?, ?, ?, ?, ?, ?, ?, ?, 'queued', 0, 0, 0, 0, 0, ?, ?, ?, ?)",
                work.id(), work.kind().key(), work.advertiserId(), work.goal(), work.currency(), fileName, work.dryRun(), write(work.mapping()),
                work.size(), work.startedBy(), work.createdAt(), work.actsAs().key());
    }

    /**
     * Marks the import as running. One that was interrupted goes on behind its last whole batch; a dry run left nothing that
     * could tell repeats, so it begins again.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Work> take(UUID id, Instant now) {
        sql.update("delete from tracking.import_error where import_id in (select id from tracking.import_job where id = ? and dry_run = true)", id);
        sql.update("update tracking.import_job set row_count = 0, accepted = 0, repeated = 0, rejected = 0, bytes_done = 0 where id = ? and dry_run = true", id);
        int taken = sql.update("update tracking.import_job set status = 'running', started_at = coalesce(started_at, ?) where id = ? and status in ('queued', 'running')",
                now, id);
        return taken == 0 ? Optional.empty() : sql.list("select id, kind, advertiser_id, goal_key, currency, dry_run, mapping, started_by, created_at,"
                + " row_count, bytes_size, acts_as from tracking.import_job where id = ?", ImportJobs::work, id).stream().findFirst();
    }

    /** In the transaction that writes the rows, so that after a crash each row is counted as often as it is there: once. */
    public void advance(UUID id, long from, Progress step, List<ImportJob.RowError> errors) {
        int moved = sql.update("update tracking.import_job set row_count = row_count + ?, accepted = accepted + ?, repeated = repeated + ?,"
                + " rejected = rejected + ?, bytes_done = ? where id = ? and row_count = ? and status = 'running'",
                step.rows(), step.accepted(), step.repeated(), step.rejected(), step.bytes(), id, from);
        if (moved == 0) {
            throw new Overtaken();
        }
        if (!errors.isEmpty()) {
            sql.on(connection -> insert(connection, id, errors));
        }
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void finish(UUID id, String failure, Instant now) {
        sql.update("update tracking.import_job set status = ?, failure = ?, finished_at = ?, bytes_done = bytes_size where id = ? and status = 'running'",
                failure == null ? "completed" : "failed", failure, now, id);
    }

    /** @throws RuntimeException while the database does not answer */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void ping() {
        sql.list("select 1", row -> row.getInt(1));
    }

    /** Queued and interrupted imports, oldest first. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<Work> open() {
        return sql.list("select id, kind, advertiser_id, goal_key, currency, dry_run, mapping, started_by, created_at, row_count, bytes_size, acts_as"
                + " from tracking.import_job where status in ('queued', 'running') order by id", ImportJobs::work);
    }

    public Optional<ImportJob> find(UUID id) {
        List<ImportJob.RowError> errors = new ArrayList<>();
        errors(id, ERRORS_SHOWN, errors::add);
        return sql.list(COLUMNS + " where id = ?", row -> job(row, errors), id).stream().findFirst();
    }

    public List<ImportJob> list(UUID advertiserId, PageRequest page) {
        Filter where = new Filter().and("advertiser_id = ?", advertiserId);
        return sql.list(where.page(COLUMNS, page), row -> job(row, List.of()), where.args());
    }

    /** Streams, in the order of the file. */
    public void errors(UUID id, int most, Consumer<ImportJob.RowError> to) {
        sql.on(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select line, column_name, code, detail from tracking.import_error where import_id = ? order by line, position limit ?")) {
                select.setFetchSize(1000);
                BulkInsert.bind(select, id, most);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        to.accept(new ImportJob.RowError(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4)));
                    }
                    return null;
                }
            }
        });
    }

    private static int[] insert(Connection connection, UUID id, List<ImportJob.RowError> errors) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into tracking.import_error (import_id, line, position, column_name, code, detail) values (?, ?, 0, ?, ?, ?)")) {
            for (ImportJob.RowError error : errors) {
                BulkInsert.bind(insert, id, error.line(), error.column(), error.code(), error.detail());
                insert.addBatch();
            }
            return insert.executeBatch();
        }
    }

    private static ImportJob job(ResultSet row, List<ImportJob.RowError> errors) throws SQLException {
        return new ImportJob(Sql.uuid(row, "id"), row.getString("kind"), Sql.uuid(row, "advertiser_id"), row.getString("file_name"),
                row.getString("status"), row.getBoolean("dry_run"), row.getLong("row_count"), row.getLong("accepted"), row.getLong("repeated"),
                row.getLong("rejected"), row.getLong("bytes_done"), row.getLong("bytes_size"), row.getString("failure"), row.getString("started_by"),
                Sql.instant(row, "created_at"), Sql.instant(row, "finished_at"), errors);
    }

    private static Work work(ResultSet row) throws SQLException {
        return new Work(Sql.uuid(row, "id"), Keyed.of(ImportKind.class, "kind", row.getString("kind")), Sql.uuid(row, "advertiser_id"),
                row.getString("goal_key"), row.getString("currency"), row.getBoolean("dry_run"), read(row.getString("mapping")), row.getString("started_by"),
                Sql.instant(row, "created_at"), row.getLong("row_count"), row.getLong("bytes_size"),
                row.getString("acts_as") == null ? Role.MARKETER : Role.of(row.getString("acts_as")));
    }

    private static String write(Map<String, String> mapping) {
        try {
            return JSON.writeValueAsString(mapping);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> read(String mapping) {
        try {
            return JSON.readValue(mapping, new TypeReference<Map<String, String>>() { });
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("Mapping of an import cannot be read: " + mapping, damaged);
        }
    }
}
