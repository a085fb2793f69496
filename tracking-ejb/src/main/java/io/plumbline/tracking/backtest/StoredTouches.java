package io.plumbline.tracking.backtest;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Claim.Occasion;
import io.plumbline.campaign.api.Trials;
import io.plumbline.campaign.api.Trials.Tried;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Clicks or impressions of a campaign and partner in some months. Ids are ordered by time, and so bound what is looked through. */
final class StoredTouches implements Source {

    /** How much later than its moment an event may get its id: a file of the spool that waited for the database. */
    private static final Duration WAITED = Duration.ofDays(7);

    private final Sql sql;
    private final Agreement terms;
    private final Occasion occasion;
    private final Instant from;
    private final Instant to;
    private final String of;
    private UUID after;

    StoredTouches(Sql sql, Agreement terms, Occasion occasion, Instant from, Instant to) {
        this.sql = sql;
        this.terms = terms;
        this.occasion = occasion;
        this.from = from;
        this.to = to;
        this.of = " from tracking." + (occasion == Occasion.CLICK ? "click" : "impression")
                + " where partner_id = ? and campaign_id = ? and at >= ? and at < ? and id > ? and id < ?";
        this.after = Ids.least(from.minus(Duration.ofDays(1)));
    }

    @Override
    public long count() {
        return sql.one("select count(*)" + of, row -> row.getLong(1), args()).orElse(0L);
    }

    @Override
    public List<Tried> next() {
        List<Tried> read = sql.list("select id, advertiser_id, at, country, device, verdict, reason" + (occasion == Occasion.CLICK ? ", is_unique" : "") + of + " order by id limit " + Trials.BATCH, this::read, args());
        after = read.isEmpty() ? after : read.get(read.size() - 1).claim().subjectId();
        return read;
    }

    private Object[] args() {
        return new Object[] {terms.partnerId(), terms.campaignId(), from, to, after, Ids.least(to.plus(WAITED))};
    }

    private Tried read(ResultSet row) throws SQLException {
        Instant at = Sql.instant(row, "at");
        Claim claim = new Claim(Sql.uuid(row, "id"), occasion, Sql.uuid(row, "advertiser_id"), terms.campaignId(), terms.partnerId(), null, null, null, row.getString("country"),
                row.getString("device"), null, at, at, true);
        // Of the clicks of one visitor the first is paid.
        boolean first = occasion != Occasion.CLICK || row.getBoolean("is_unique");
        return new Tried(claim, null, first && row.getString("verdict").equals("valid"), "capped".equals(row.getString("reason")));
    }
}
