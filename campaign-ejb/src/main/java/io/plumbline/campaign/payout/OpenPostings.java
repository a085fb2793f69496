package io.plumbline.campaign.payout;

import io.plumbline.shared.Conflict;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Reads what stands on the payable accounts and in no statement. */
final class OpenPostings {

    static final int MOST = 500_000;

    private static final String SIDE = """
            select p.id, a.owner_id, p.currency, %1$s p.amount_minor, p.advertiser_id, coalesce(c.campaign_id, b.campaign_id, g.campaign_id) as campaign_id,
              k.name, p.accounting_date, p.recorded_at, p.reference, p.subject_type, p.subject_id, coalesce(c.due_on, b.due_on) as due_on,
              coalesce(c.at, b.at) as happened_at, v.time_zone, p.event_date
            from campaign.ledger_account a join campaign.ledger_posting p on p.%2$s = a.id
              left join campaign.commission c on c.subject_id = p.subject_id
              left join campaign.side_commission b on b.id = p.subject_id
              left join campaign.agreement g on g.id = p.subject_id
              left join campaign.advertiser v on v.id = p.advertiser_id
              left join campaign.campaign k on k.id = coalesce(c.campaign_id, b.campaign_id, g.campaign_id)
            where a.kind = 'partner-payable' and p.subject_type <> 'statement'
              and not exists (select 1 from campaign.statement_line l where l.posting_id = p.id)
            """;

    private final EntityManager em;

    OpenPostings(EntityManager em) {
        this.em = em;
    }

    /** In the order of a statement. @param currency, advertiser, partner null for all */
    List<OpenPosting> all(String currency, UUID advertiser, UUID partner) {
        em.flush();
        return em.unwrap(Session.class).doReturningWork(connection -> read(connection, currency, advertiser, partner));
    }

    private static List<OpenPosting> read(Connection connection, String currency, UUID advertiser, UUID partner) throws SQLException {
        List<Object> filters = new ArrayList<>();
        StringBuilder narrowed = new StringBuilder();
        filter(" and p.currency = ?", currency, narrowed, filters);
        filter(" and p.advertiser_id = ?", advertiser, narrowed, filters);
        filter(" and a.owner_id = ?", partner, narrowed, filters);
        String sql = SIDE.formatted("", "credit_account") + narrowed + " union all " + SIDE.formatted("-", "debit_account") + narrowed
                + " order by 2, 3, 8, 9, 10 limit " + (MOST + 1);
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            int at = 1;
            for (int side = 0; side < 2; side++) {
                for (Object value : filters) {
                    query.setObject(at++, value);
                }
            }
            return rows(query);
        }
    }

    private static LocalDate supplied(ResultSet row) throws SQLException {
        OffsetDateTime happened = row.getObject(14, OffsetDateTime.class);
        String zone = row.getString(15);
        return happened == null || zone == null ? row.getObject(16, LocalDate.class) : happened.atZoneSameInstant(ZoneId.of(zone)).toLocalDate();
    }

    private static void filter(String condition, Object value, StringBuilder narrowed, List<Object> filters) {
        if (value != null) {
            narrowed.append(condition);
            filters.add(value);
        }
    }

    private static List<OpenPosting> rows(PreparedStatement query) throws SQLException {
        List<OpenPosting> found = new ArrayList<>();
        query.setFetchSize(1000);
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(new OpenPosting(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3), row.getLong(4), row.getObject(5, UUID.class),
                        row.getObject(6, UUID.class), row.getString(7), row.getObject(8, LocalDate.class), row.getObject(9, OffsetDateTime.class).toInstant(),
                        row.getString(10), row.getString(11), row.getObject(12, UUID.class), row.getObject(13, LocalDate.class), supplied(row)));
            }
        }
        if (found.size() > MOST) {
            throw new Conflict("payout-too-large", "One run holds at most " + MOST + " postings: prepare one a currency or an advertiser.");
        }
        return found;
    }
}
