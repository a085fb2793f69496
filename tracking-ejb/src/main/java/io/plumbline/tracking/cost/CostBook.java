package io.plumbline.tracking.cost;

import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.CostEntry;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.bulk.BulkInsert;
import io.plumbline.tracking.bulk.Micros;
import io.plumbline.tracking.bulk.Where;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The cost table. */
final class CostBook {

    private static final BulkInsert COSTS = new BulkInsert("tracking.cost", "id", "row_key", "advertiser_id", "cost_date", "at", "recorded_at",
            "channel", "campaign_id", "cost_micros", "currency", "account", "ad_group", "ad", "keyword", "impressions", "clicks", "import_id");

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
            } else {
                restate(connection, row, tallies);
            }
        }
        return new Written(fresh, tallies);
    }

    private static void restate(Connection connection, CostRow row, List<Tally> tallies) throws SQLException {
        long before;
        Instant counted;
        try (PreparedStatement held = connection.prepareStatement("select cost_micros, at from tracking.cost where row_key = ? for update")) {
            BulkInsert.bind(held, row.key());
            try (ResultSet found = held.executeQuery()) {
                found.next();
                before = found.getLong(1);
                counted = found.getObject(2, OffsetDateTime.class).toInstant();
            }
        }
        try (PreparedStatement replace = connection.prepareStatement("update tracking.cost set cost_micros = ?, impressions = ?, clicks = ?,"
                + " recorded_at = ?, import_id = ? where row_key = ?")) {
            BulkInsert.bind(replace, row.micros(), row.impressions(), row.clicks(), row.recordedAt(), row.importId(), row.key());
            replace.executeUpdate();
        }
        if (before != row.micros()) {
            // At the time it was first counted at: the advertiser's zone may have been changed since.
            tallies.add(row.tally(counted, row.micros() - before));
        }
    }

    static List<CostEntry> list(Connection connection, UUID scope, EventFilter filter, PageRequest page) throws SQLException {
        return new Where().and("advertiser_id = ?", scope).and("advertiser_id = ?", filter.advertiser()).and("campaign_id = ?", filter.campaign())
                .and("at >= ?", filter.from()).and("at < ?", filter.to())
                .read(connection, "select id, advertiser_id, cost_date, channel, campaign_id, cost_micros, currency, account, ad_group, ad, keyword,"
                        + " impressions, clicks, recorded_at, import_id from tracking.cost", page, CostBook::entry);
    }

    private static CostEntry entry(ResultSet row) throws SQLException {
        return new CostEntry(row.getObject("id", UUID.class), row.getObject("advertiser_id", UUID.class),
                row.getObject("cost_date", java.time.LocalDate.class), row.getString("channel"), row.getObject("campaign_id", UUID.class),
                Micros.decimal(row.getLong("cost_micros")), row.getString("currency"), row.getString("account"), row.getString("ad_group"),
                row.getString("ad"), row.getString("keyword"), row.getObject("impressions", Long.class), row.getObject("clicks", Long.class),
                row.getObject("recorded_at", OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC).toInstant(), row.getObject("import_id", UUID.class));
    }
}
