package io.plumbline.campaign.payout;

import io.plumbline.campaign.api.StatementLine;
import io.plumbline.campaign.payout.Composition.Plan;
import io.plumbline.shared.Money;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** The lines of statements: written once, in a batch; a posting that has one already stops the whole run. */
final class Lines {

    private static final int BATCH = 500;

    private final EntityManager em;

    Lines(EntityManager em) {
        this.em = em;
    }

    void write(UUID statementId, Plan plan) {
        em.unwrap(Session.class).doWork(connection -> write(connection, statementId, plan));
    }

    private static void write(Connection connection, UUID statementId, Plan plan) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into campaign.statement_line (posting_id, statement_id, line_no, net_minor, vat_minor, taxable, advertiser_id, campaign_id, campaign_name,
                  accounting_date, reference, subject_type, subject_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            int number = 0;
            for (Composition.Line line : plan.lines()) {
                OpenPosting posting = line.posting();
                Object[] values = {posting.id(), statementId, ++number, posting.minor(), line.vat(), posting.isTaxable(), posting.advertiserId(), posting.campaignId(),
                    posting.campaign(), posting.accountingDate(), posting.reference(), posting.subjectType(), posting.subjectId()};
                for (int i = 0; i < values.length; i++) {
                    insert.setObject(i + 1, values[i]);
                }
                insert.addBatch();
                if (number % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    List<StatementLine> read(UUID statementId, String currency, int after, int limit) {
        return em.unwrap(Session.class).doReturningWork(connection -> read(connection, statementId, currency, after, limit));
    }

    private static List<StatementLine> read(Connection connection, UUID statementId, String currency, int after, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select line_no, posting_id, reference, accounting_date, campaign_id, campaign_name, subject_type, subject_id, net_minor, vat_minor, taxable
                from campaign.statement_line where statement_id = ? and line_no > ? order by line_no limit ?""")) {
            query.setObject(1, statementId);
            query.setInt(2, after);
            query.setInt(3, limit);
            List<StatementLine> lines = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    lines.add(new StatementLine(row.getInt(1), row.getObject(2, UUID.class), row.getString(3), row.getObject(4, LocalDate.class), row.getObject(5, UUID.class),
                            row.getString(6), row.getString(7), row.getObject(8, UUID.class), new Money(row.getLong(9), currency), new Money(row.getLong(10), currency),
                            row.getBoolean(11)));
                }
            }
            return lines;
        }
    }

    /** By what the plan is about, the number of the partner's first statement that is about it too. */
    Map<UUID, String> earlier(Plan plan) {
        List<UUID> subjects = plan.lines().stream().map(Composition.Line::posting).filter(OpenPosting::isTaxable).map(OpenPosting::subjectId).distinct().toList();
        Map<UUID, String> found = new HashMap<>();
        for (int from = 0; from < subjects.size(); from += BATCH) {
            @SuppressWarnings("unchecked")
            List<Object[]> rows = em.createNativeQuery("""
                    select cast(l.subject_id as varchar(36)), min(s.number) from campaign.statement_line l join campaign.partner_statement s on s.id = l.statement_id
                    where l.subject_id in (:subjects) and l.taxable = true and s.partner_id = :partner group by l.subject_id""")
                    .setParameter("subjects", subjects.subList(from, Math.min(from + BATCH, subjects.size()))).setParameter("partner", plan.partnerId()).getResultList();
            rows.forEach(row -> found.put(UUID.fromString((String) row[0]), (String) row[1]));
        }
        return found;
    }

    /** What of a statement stands in whose books. */
    record Share(long net, long vat) {
    }

    Map<UUID, Share> byAdvertiser(UUID statementId) {
        Map<UUID, Share> shares = new LinkedHashMap<>();
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery("""
                select cast(advertiser_id as varchar(36)), sum(net_minor), sum(vat_minor) from campaign.statement_line where statement_id = :id
                group by advertiser_id order by 1""").setParameter("id", statementId).getResultList();
        rows.forEach(row -> shares.put(UUID.fromString((String) row[0]), new Share(((Number) row[1]).longValue(), ((Number) row[2]).longValue())));
        return shares;
    }
}
