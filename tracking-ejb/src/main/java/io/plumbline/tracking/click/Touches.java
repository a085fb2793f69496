package io.plumbline.tracking.click;

import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds the clicks and views that conversions refer to. */
@ApplicationScoped
public class Touches {

    @Inject
    private Sql sql;

    /** @param text as it came: anything that is no id finds nothing */
    public Optional<Touched> click(String text) {
        try {
            return text == null || text.length() != 36 ? Optional.empty() : click(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    public Optional<Touched> click(UUID id) {
        return sql.one("select * from tracking.click where id = ?", row -> read(row, true), id);
    }

    /** Those of many that there are. */
    public Map<UUID, Touched> clicks(Collection<UUID> ids) {
        Map<UUID, Touched> found = new HashMap<>();
        for (List<UUID> some : Sql.parts(ids)) {
            sql.list("select * from tracking.click where id in (" + Sql.marks(some) + ")", row -> read(row, true), some.toArray()).forEach(click -> found.put(click.id(), click));
        }
        return found;
    }

    public Optional<Touched> view(UUID id) {
        return sql.one("select * from tracking.impression where id = ?", row -> read(row, false), id);
    }

    static Touched read(ResultSet row, boolean click) throws SQLException {
        return new Touched(Sql.uuid(row, "id"), click ? "click" : "impression", Sql.instant(row, "at"), Sql.uuid(row, "advertiser_id"),
                Sql.uuid(row, "campaign_id"), Sql.uuid(row, "partner_id"), Sql.uuid(row, "link_id"), click ? Sql.uuid(row, "destination_id") : null,
                row.getString("verdict"), row.getString("reason"), Sql.uuid(row, "person_id"), click ? row.getString("visitor_id") : null,
                row.getString("channel"), row.getString("creative"), row.getString("placement"), row.getString("keyword"), row.getString("source"),
                ClickRows.subs(row), row.getString("country"), row.getString("device"), row.getString("os"), row.getString("browser"),
                click ? Sql.uuid(row, "experiment_id") : null, click ? row.getString("variant") : null);
    }
}
