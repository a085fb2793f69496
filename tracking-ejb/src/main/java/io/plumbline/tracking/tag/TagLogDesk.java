package io.plumbline.tracking.tag;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.TagEvent;
import io.plumbline.tracking.api.TagLog;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Stateless
public class TagLogDesk implements TagLog {

    private static final int MOST_FORGOTTEN = 5000;

    @Inject
    private Sql sql;
    @Inject
    private Authority authority;

    @Override
    public void note(List<TagEvent> events) {
        authority.require(Role.MARKETER);
        for (TagEvent event : events) {
            sql.insert("tag_event", TagRows.of(event, true));
        }
    }

    @Override
    public Page<TagEvent> list(UUID advertiserId, String type, Instant from, Instant to, PageRequest page) {
        authority.requireStaff();
        Filter where = new Filter().and("advertiser_id = ?", authority.advertiserScope().orElse(null)).and("advertiser_id = ?", advertiserId).and("type = ?", type)
                .and("at >= ?", from).and("at < ?", to);
        return page.page(sql.list(where.page("select * from tracking.tag_event", page), TagLogDesk::read, where.args()), TagEvent::id);
    }

    @Override
    public boolean forget(Instant now) {
        authority.require(Role.ADMIN);
        // Ids are in order of time, so the oldest are found without looking at the rest.
        int gone = sql.update("delete from tracking.tag_event where id in (select id from tracking.tag_event where at < ? order by id limit " + MOST_FORGOTTEN + ")", now.minus(KEPT));
        return gone == MOST_FORGOTTEN;
    }

    private static TagEvent read(ResultSet row) throws SQLException {
        return new TagEvent(Sql.uuid(row, "id"), Sql.instant(row, "at"), Sql.uuid(row, "advertiser_id"), row.getString("type"), row.getString("name"), row.getString("url"),
                row.getString("visitor_id"), Sql.uuid(row, "click_id"), row.getString("consent"), Json.map(row.getString("details")));
    }
}
