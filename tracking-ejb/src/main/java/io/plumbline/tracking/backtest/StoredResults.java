package io.plumbline.tracking.backtest;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.Trials;
import io.plumbline.campaign.api.Trials.Tried;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import io.plumbline.tracking.conversion.RateFacts;
import io.plumbline.tracking.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The conversions of a campaign and partner in some months. */
final class StoredResults implements Source {

    private static final String OF = " from tracking.conversion c where c.campaign_id = ? and c.partner_id = ? and c.occurred_at >= ? and c.occurred_at < ?";
    private static final String CAPPED = "capped";

    private final Sql sql;
    private final Agreement terms;
    private final Instant from;
    private final Instant to;
    private final RateFacts facts;
    private UUID after = new UUID(0, 0);

    StoredResults(Sql sql, Agreement terms, Instant from, Instant to) {
        this.sql = sql;
        this.terms = terms;
        this.from = from;
        this.to = to;
        this.facts = new RateFacts(sql);
    }

    @Override
    public long count() {
        return sql.one("select count(*)" + OF, row -> row.getLong(1), terms.campaignId(), terms.partnerId(), from, to).orElse(0L);
    }

    @Override
    public List<Tried> next() {
        List<Tried> read = sql.list("select c.*, (select min(h.amount_minor) from tracking.conversion_change h where h.conversion_id = c.id and h.from_status is null) as first_minor"
                + OF + " and c.id > ? order by c.id limit " + Trials.BATCH, this::read, terms.campaignId(), terms.partnerId(), from, to, after);
        after = read.isEmpty() ? after : read.get(read.size() - 1).claim().subjectId();
        return read;
    }

    private Tried read(ResultSet row) throws SQLException {
        Money worth = new Money(row.getLong("amount_minor"), row.getString("currency"));
        Long told = Sql.number(row, "whole_minor");
        Long first = told != null ? told : Sql.number(row, "first_minor");
        Instant at = Sql.instant(row, "occurred_at");
        Claim claim = new Claim(Sql.uuid(row, "id"), Claim.Occasion.CONVERSION, Sql.uuid(row, "advertiser_id"), terms.campaignId(), terms.partnerId(), row.getString("goal_key"),
                Keyed.of(GoalKind.class, "kind", row.getString("goal_kind")), first == null ? worth : new Money(first, worth.currency()), row.getString("country"),
                row.getString("device"), row.getObject("new_customer", Boolean.class), at, at, false).with(facts.of(row));
        String status = row.getString("status");
        boolean refusedByCap = CAPPED.equals(row.getString("reason"));
        boolean counts = !status.equals("reversed") && (!status.equals("rejected") || refusedByCap);
        return new Tried(claim, worth, row.getString("verdict").equals("valid") && counts, refusedByCap || CAPPED.equals(row.getString("credit_reason")));
    }
}
