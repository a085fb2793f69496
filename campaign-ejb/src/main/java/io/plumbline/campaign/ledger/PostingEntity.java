package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.LedgerLeg;
import io.plumbline.campaign.api.LedgerLine;
import io.plumbline.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One amount from one account to another. Read only: postings are written by {@link Books} and never touched again. */
@Entity
@Immutable
@Table(schema = "campaign", name = "ledger_posting")
class PostingEntity {

    @Id
    private UUID id;
    @Column(name = "entry_id")
    private UUID entryId;
    private String reference;
    @Column(name = "advertiser_id")
    private UUID advertiserId;
    @Column(name = "debit_account")
    private UUID debitAccount;
    @Column(name = "credit_account")
    private UUID creditAccount;
    @Column(name = "amount_minor")
    private long amountMinor;
    @Column(length = 3)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String currency;
    @Column(name = "accounting_date")
    private LocalDate accountingDate;
    @Column(name = "event_date")
    private LocalDate eventDate;
    @Column(name = "recorded_at")
    private Instant recordedAt;
    @Column(name = "recorded_by")
    private String recordedBy;
    private String reason;
    @Column(name = "subject_type")
    private String subjectType;
    @Column(name = "subject_id")
    private UUID subjectId;

    protected PostingEntity() {
    }

    UUID id() {
        return id;
    }

    UUID debitAccount() {
        return debitAccount;
    }

    UUID creditAccount() {
        return creditAccount;
    }

    LedgerLine line(AccountEntity debit, AccountEntity credit, Chart chart) {
        return new LedgerLine(id, entryId, reference, accountingDate, eventDate == null ? accountingDate : eventDate, side(debit, chart), side(credit, chart),
                new Money(amountMinor, currency), chart.costCentre(debit, credit), advertiserId, subjectType, subjectId, reason, recordedAt, recordedBy);
    }

    private static LedgerLine.Side side(AccountEntity account, Chart chart) {
        return new LedgerLine.Side(account.id(), account.kind().key(), account.ownerId(), chart.account(account));
    }

    LedgerLeg leg(String side, AccountEntity account) {
        return new LedgerLeg(id, reference, account.id(), account.kind().key(), account.ownerId(), side, amountMinor, currency, accountingDate,
                eventDate == null ? accountingDate : eventDate, recordedAt, reason, subjectType, subjectId);
    }
}
