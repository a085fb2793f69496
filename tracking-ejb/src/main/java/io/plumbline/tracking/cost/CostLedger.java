package io.plumbline.tracking.cost;

import io.plumbline.campaign.api.MediaCosts;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Stated costs, brought into the ledger day by day in the transaction that states them. */
@ApplicationScoped
public class CostLedger {

    /** Days of before that are brought in at a time. */
    private static final int MOST = 500;

    record Day(UUID advertiserId, LocalDate date, String currency) {

        static final Comparator<Day> ORDER = Comparator.comparing(Day::advertiserId).thenComparing(Day::date).thenComparing(Day::currency);
    }

    @Inject
    private MediaCosts mediaCosts;
    @Inject
    private Sql sql;

    /** Days are held in one order, so that two files about the same days cannot block each other for ever. */
    void book(UUID advertiserId, Collection<CostRow> rows) {
        rows.stream().map(row -> new Day(advertiserId, row.date(), row.currency())).distinct().sorted(Day.ORDER).forEach(this::book);
    }

    /** Days that were stated before the ledger knew of media costs. @return how many are left for the next time, or were found */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public int catchUp() {
        List<Day> missing = sql.list("select distinct c.advertiser_id, c.cost_date, cast(c.currency as varchar(3)) as currency from tracking.cost c where not exists"
                + " (select 1 from campaign.pub_media_cost_day m where m.advertiser_id = c.advertiser_id and m.cost_date = c.cost_date and m.currency = cast(c.currency as varchar(3)))"
                + " limit " + MOST, row -> new Day(Sql.uuid(row, "advertiser_id"), row.getObject("cost_date", LocalDate.class), row.getString("currency")));
        missing.stream().sorted(Day.ORDER).forEach(this::book);
        return missing.size();
    }

    private void book(Day day) {
        mediaCosts.book(day.advertiserId(), day.date(), day.currency(), () -> sql.one("select coalesce(sum(cost_micros), 0) from tracking.cost where advertiser_id = ?"
                + " and cost_date = ? and currency = ?", row -> row.getLong(1), day.advertiserId(), day.date(), day.currency()).orElse(0L));
    }
}
