package io.plumbline.tracking.postback;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.tracking.api.PostbackEntry;
import io.plumbline.tracking.api.PostbackLog;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Newest;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

@Stateless
public class PostbackDesk implements PostbackLog {

    private static final Duration CLOCK_SET = Duration.ofDays(1);

    @Inject
    private Sql sql;
    @Inject
    private Newest newest;
    @Inject
    private Pen pen;
    @Inject
    private Authority authority;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void note(PostbackEntry entry) {
        pen.write(entry);
    }

    @Override
    public Page<PostbackEntry> list(EventFilter filter, String door, String outcome, PageRequest page) {
        authority.requireStaff();
        Filter where = new Filter().and("advertiser_id = ?", authority.advertiserScope().orElse(null)).and("advertiser_id = ?", filter.advertiser())
                .and("door = ?", door).and("outcome = ?", outcome).and("at >= ?", filter.from()).and("at < ?", filter.to())
                .and("id >= ?", oldest(filter.from()))
                .beside(ofConversion("campaign_id"), filter.campaign()).beside(ofConversion("partner_id"), filter.partner()).beside(ofConversion("link_id"), filter.link())
                .beside(ofConversion("click_id"), filter.click()).beside(ofConversion("goal_key"), filter.goal()).beside(ofConversion("status"), filter.status())
                .beside(ofConversion("verdict"), filter.verdict()).beside(ofConversion("customer_id"), filter.customer())
                .beside(ofConversion("transaction_id"), filter.transactionId());
        String select = newest.page("tracking.postback_entry", "postback_newest", where, page);
        return page.page(sql.list(select, PostbackDesk::read, where.args()), PostbackEntry::id);
    }

    /** A call has its id from when it came in, so that nobody looks through those before; a clock may have been set meanwhile. */
    private static UUID oldest(Instant from) {
        return from == null ? null : Ids.least(from.minus(CLOCK_SET));
    }

    private static String ofConversion(String column) {
        return "exists (select 1 from tracking.conversion c where c.id = conversion_id and c." + column + " = ?)";
    }

    private static PostbackEntry read(ResultSet row) throws SQLException {
        return new PostbackEntry(Sql.uuid(row, "id"), Sql.instant(row, "at"), row.getString("door"), row.getString("http_method"), row.getString("query"),
                row.getString("ip"), row.getString("outcome"), row.getInt("status"), row.getString("reason"), Sql.uuid(row, "conversion_id"),
                Sql.uuid(row, "advertiser_id"));
    }
}
