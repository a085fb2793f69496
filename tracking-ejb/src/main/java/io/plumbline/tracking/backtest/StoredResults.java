package io.plumbline.tracking.backtest;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.Trials.Tried;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import io.plumbline.tracking.conversion.RateFacts;
import io.plumbline.tracking.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.UUID;

/** The conversions of a campaign and partner in some months, oldest id first, a page at a time. */
final class StoredResults implements Iterator<Tried> {

    private static final int PAGE = 500;
    private static final String OF = " from tracking.conversion c where c.campaign_id = ? and c.partner_id = ? and c.occurred_at >= ? and c.occurred_at < ?";
    private static final UUID FIRST = new UUID(0, 0);

    private final Sql sql;
    private final Agreement terms;
    private final Instant from;
    private final Instant to;
    private final RateFacts facts;
    private final Queue<Tried> page = new ArrayDeque<>();
    private UUID after = FIRST;
    private boolean done;

    StoredResults(Sql sql, Agreement terms, Instant from, Instant to) {
        this.sql = sql;
        this.terms = terms;
        this.from = from;
        this.to = to;
        this.facts = new RateFacts(sql);
    }

    long count() {
        return sql.one("select count(*)" + OF, row -> row.getLong(1), terms.campaignId(), terms.partnerId(), from, to).orElse(0L);
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty() && !done) {
            List<Tried> read = sql.list("select c.*, (select min(h.amount_minor) from tracking.conversion_change h where h.conversion_id = c.id and h.from_status is null) as first_minor"
                    + OF + " and c.id > ? order by c.id limit " + PAGE, this::read, terms.campaignId(), terms.partnerId(), from, to, after);
            page.addAll(read);
            done = read.size() < PAGE;
            after = read.isEmpty() ? after : read.get(read.size() - 1).claim().subjectId();
        }
        return !page.isEmpty();
    }

    @Override
    public Tried next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.remove();
    }

    private Tried read(ResultSet row) throws SQLException {
        Money worth = new Money(row.getLong("amount_minor"), row.getString("currency"));
        Long first = Sql.number(row, "first_minor");
        Instant at = Sql.instant(row, "occurred_at");
        Claim claim = new Claim(Sql.uuid(row, "id"), Claim.Occasion.CONVERSION, Sql.uuid(row, "advertiser_id"), terms.campaignId(), terms.partnerId(), row.getString("goal_key"),
                Keyed.of(GoalKind.class, "kind", row.getString("goal_kind")), first == null ? worth : new Money(first, worth.currency()), row.getString("country"),
                row.getString("device"), newCustomer(row.getString("trace")), at, at, false).with(facts.of(row));
        String status = row.getString("status");
        return new Tried(claim, worth, row.getString("verdict").equals("valid") && !status.equals("rejected") && !status.equals("reversed"));
    }

    /** As it was decided then and told in the story. */
    private static Boolean newCustomer(String trace) {
        return trace.contains("\"newCustomer\":\"true\"") ? Boolean.TRUE : trace.contains("\"newCustomer\":\"false\"") ? Boolean.FALSE : null;
    }
}
