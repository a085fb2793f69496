package io.plumbline.tracking.health;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.DestinationHealth;
import io.plumbline.tracking.api.Health;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

@Stateless
public class HealthDesk implements Health {

    private static final int MOST_ALERTS = 20;
    private static final String SELECT = "select * from (select d.id, d.link_id, d.advertiser_id, d.name, d.url, coalesce(h.state, 'unknown') as state, h.since, h.checked_at,"
            + " h.http_status, h.detail from campaign.pub_open_destination d left join tracking.destination_health h on h.destination_id = d.id) seen";

    @Inject
    private Sql sql;
    @Inject
    private Authority authority;

    @Override
    public Page<DestinationHealth> list(UUID linkId, String state, PageRequest page) {
        authority.requireStaff();
        Filter where = new Filter().and("advertiser_id = ?", authority.advertiserScope().orElse(null)).and("link_id = ?", linkId).and("state = ?", state);
        String select = where.page(SELECT, page);
        return page.page(sql.list(select, HealthDesk::read, where.args()), DestinationHealth::id);
    }

    @Override
    public List<DestinationHealth> down() {
        authority.requireStaff();
        Filter where = new Filter().and("advertiser_id = ?", authority.advertiserScope().orElse(null)).and("state = ?", "down");
        return sql.list(where.page(SELECT, PageRequest.first(MOST_ALERTS - 1)), HealthDesk::read, where.args());
    }

    private static DestinationHealth read(ResultSet row) throws SQLException {
        Long status = Sql.number(row, "http_status");
        return new DestinationHealth(Sql.uuid(row, "id"), Sql.uuid(row, "link_id"), row.getString("name"), row.getString("url"), row.getString("state"),
                Sql.instant(row, "since"), Sql.instant(row, "checked_at"), status == null ? null : status.intValue(), row.getString("detail"));
    }
}
