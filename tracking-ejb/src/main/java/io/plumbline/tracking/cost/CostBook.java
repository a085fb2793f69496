package io.plumbline.tracking.cost;

import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.Cause;
import io.plumbline.tracking.api.CostEntry;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.bulk.BulkInsert;
import io.plumbline.tracking.bulk.Micros;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The cost table. */
final class CostBook {

    private static final BulkInsert COSTS = new BulkInsert("tracking.cost", "id", "row_key", "advertiser_id", "cost_date", "at", "recorded_at",
            "channel", "campaign_id", "cost_micros", "currency", "account", "ad_group", "ad", "keyword", "impressions", "clicks", "import_id",
            "claimed_micros", "claimed_value_micros");

    private CostBook() {
    }

    /** @param tallies what the sums change by: the whole of a new row, the difference of a restated one */
    record Written(List<Boolean> fresh, List<Tally> tallies) {
    }

    static Written write(Connection connection, List<CostRow> rows) throws SQLException {
        List<Boolean> fresh = COSTS.insert(connection, rows.stream().map(CostRow::values).toList());
        List<Tally> tallies = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            CostRow row = rows.get(i);
            if (fresh.get(i)) {
                tallies.add(row.tally(row.at(), row.micros()));
                Claimed.NOTHING.became(connection, row);
            } else {
                restate(connection, row, tallies);
            }
        }
        return new Written(fresh, tallies);
    }

    private static void restate(Connection connection, CostRow row, List<Tally> tallies) throws SQLException {
        long before;
        Instant counted;
        Claimed claimed;
        try (PreparedStatement held = connection.prepareStatement("select cost_micros, at, claimed_micros, claimed_value_micros from tracking.cost where row_key = ? for update")) {
            BulkInsert.bind(held, row.key());
            try (ResultSet found = held.executeQuery()) {
                found.next();
                before = found.getLong(1);
                counted = found.getObject(2, OffsetDateTime.class).toInstant();
                claimed = new Claimed(found.getLong(3), found.getLong(4));
            }
        }
        try (PreparedStatement replace = connection.prepareStatement("update tracking.cost set cost_micros = ?, impressions = ?, clicks = ?,"
                + " recorded_at = ?, import_id = ?, claimed_micros = ?, claimed_value_micros = ? where row_key = ?")) {
            BulkInsert.bind(replace, row.micros(), row.impressions(), row.clicks(), row.recordedAt(), row.importId(), row.claimedMicros(), row.claimedValueMicros(),
                    row.key());
            replace.executeUpdate();
        }
        claimed.became(connection, row);
        if (before != row.micros()) {
            // At the time it was first counted at: the advertiser's zone may have been changed since.
            tallies.add(row.tally(counted, row.micros() - before).because(Cause.RESTATED_COST));
        }
    }

    /** By the day they are of: platforms tell days again and in any order. */
    static List<CostEntry> list(Sql sql, UUID scope, EventFilter filter, PageRequest page) {
        Filter where = new Filter().and("advertiser_id = ?", scope).and("advertiser_id = ?", filter.advertiser()).and("campaign_id = ?", filter.campaign())
                .and("at >= ?", filter.from()).and("at < ?", filter.to());
        return sql.list(where.page("select id, advertiser_id, cost_date, channel, campaign_id, cost_micros, currency, account, ad_group, ad, keyword,"
                + " impressions, clicks, recorded_at, import_id, claimed_micros, claimed_value_micros from tracking.cost", "tracking.cost", "cost_date", page), CostBook::entry, where.args());
    }

    private static CostEntry entry(ResultSet row) throws SQLException {
        return new CostEntry(Sql.uuid(row, "id"), Sql.uuid(row, "advertiser_id"),
                row.getObject("cost_date", LocalDate.class), row.getString("channel"), Sql.uuid(row, "campaign_id"),
                Micros.decimal(row.getLong("cost_micros")), row.getString("currency"), row.getString("account"), row.getString("ad_group"),
                row.getString("ad"), row.getString("keyword"), Sql.number(row, "impressions"), Sql.number(row, "clicks"),
                Sql.instant(row, "recorded_at"), Sql.uuid(row, "import_id"), decimal(row, "claimed_micros"), decimal(row, "claimed_value_micros"));
    }

    private static String decimal(ResultSet row, String column) throws SQLException {
        Long micros = Sql.number(row, column);
        return micros == null ? null : Micros.decimal(micros);
    }
}
