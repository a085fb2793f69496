package io.plumbline.campaign.payout;

import io.plumbline.shared.Conflict;
import io.plumbline.shared.Money;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.hibernate.Session;

/** A partner's payable account as it was known at a moment: postings recorded before it, none of which ever change. */
final class AccountPaper {

    private static final int MOST = 500_000;

    private final EntityManager em;

    AccountPaper(EntityManager em) {
        this.em = em;
    }

    byte[] of(UUID partnerId, String currency, Instant before) {
        return em.unwrap(Session.class).doReturningWork(connection -> read(connection, partnerId, currency, before));
    }

    private static byte[] read(Connection connection, UUID partnerId, String currency, Instant before) throws SQLException {
        CsvTable table = new CsvTable("recorded_at", "accounting_date", "reference", "subject_type", "subject_id", "amount", "balance", "currency");
        try (PreparedStatement query = connection.prepareStatement("""
                select p.recorded_at, p.accounting_date, p.reference, p.subject_type, p.subject_id, case when p.credit_account = a.id then p.amount_minor else -p.amount_minor end
                from campaign.ledger_account a join campaign.ledger_posting p on p.credit_account = a.id or p.debit_account = a.id
                where a.kind = 'partner-payable' and a.owner_id = ? and a.currency = ? and p.recorded_at < ?
                order by p.recorded_at, p.reference limit ?""")) {
            query.setObject(1, partnerId);
            query.setString(2, currency);
            query.setObject(3, before.atOffset(ZoneOffset.UTC));
            query.setInt(4, MOST + 1);
            long balance = 0;
            int rows = 0;
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (++rows > MOST) {
                        throw new Conflict("account-too-large", "This account has more than " + MOST + " postings.");
                    }
                    balance += row.getLong(6);
                    table.row(row.getObject(1, OffsetDateTime.class).toInstant(), row.getObject(2, LocalDate.class), row.getString(3), row.getString(4),
                            row.getObject(5, UUID.class), new Money(row.getLong(6), currency), new Money(balance, currency), currency);
                }
            }
        }
        return table.bytes();
    }
}
