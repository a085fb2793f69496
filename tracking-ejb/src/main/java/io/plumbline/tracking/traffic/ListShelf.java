package io.plumbline.tracking.traffic;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.ListKind;
import io.plumbline.tracking.api.TrafficList;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Uploaded lists on disk, in parts: neither database takes a hundred megabytes in one column gladly. */
@ApplicationScoped
@Transactional
class ListShelf {

    private static final int PART = 1 << 19;

    @Inject
    private Sql sql;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void add(TrafficList list, Path file) {
        sql.insert("traffic_list", new Columns().with("id", list.id()).with("kind", list.kind()).with("name", list.name()).with("licence", list.licence())
                .with("entries", list.entries()).with("size_bytes", list.size()).with("sha256", list.sha256()).with("uploaded_by", list.uploadedBy())
                .with("uploaded_at", list.uploadedAt()));
        try (InputStream in = Files.newInputStream(file)) {
            int position = 0;
            for (byte[] part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
                sql.insert("traffic_list_part", new Columns().with("list_id", list.id()).with("position", position++).with("bytes", part));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public List<TrafficList> list() {
        return sql.list("select * from tracking.traffic_list order by kind, id desc", ListShelf::read);
    }

    public TrafficList get(UUID id) {
        return sql.one("select * from tracking.traffic_list where id = ?", ListShelf::read, id).orElseThrow(() -> new NotFound("traffic-list", id));
    }

    /** @throws Invalid code {@code list-unknown} unless it is there and of that kind */
    public void require(String kind, UUID id) {
        if (sql.one("select 1 from tracking.traffic_list where id = ? and kind = ?", row -> true, id, kind).isEmpty()) {
            throw new Invalid("lists/" + kind, "list-unknown", "There is no such list of this kind.");
        }
    }

    public long kept(ListKind kind) {
        return sql.one("select count(*) from tracking.traffic_list where kind = ?", row -> row.getLong(1), kind.key()).orElse(0L);
    }

    public void remove(UUID id) {
        sql.update("delete from tracking.traffic_list_part where list_id = ?", id);
        sql.update("delete from tracking.traffic_list where id = ?", id);
    }

    /** Part by part, so that no list is ever in memory as a whole. */
    public void copy(UUID id, OutputStream to) throws IOException {
        for (int position = 0;; position++) {
            byte[] part = sql.one("select bytes from tracking.traffic_list_part where list_id = ? and position = ?", row -> row.getBytes(1), id, position).orElse(null);
            if (part == null) {
                return;
            }
            to.write(part);
        }
    }

    private static TrafficList read(ResultSet row) throws SQLException {
        return new TrafficList(Sql.uuid(row, "id"), row.getString("kind"), row.getString("name"), row.getString("licence"), row.getLong("entries"),
                row.getLong("size_bytes"), row.getString("sha256"), row.getString("uploaded_by"), Sql.instant(row, "uploaded_at"), false);
    }
}
