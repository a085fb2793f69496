package io.plumbline.campaign.payout;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.PaymentFile;
import io.plumbline.campaign.payee.AccountSeal;
import io.plumbline.shared.Json;
import io.plumbline.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What a payment file is made of besides its statements, none of which change: so it is written again with the same bytes. */
@Entity
@Table(schema = "campaign", name = "payment_file")
class FileEntity {

    static final String PAIN = "pain.001";
    static final String CSV = "csv";

    /** Who is debited. */
    record Debtor(String name, String iban, String bic) {
    }

    @Id
    private UUID id;
    @Column(name = "run_id")
    private UUID runId;
    private String kind;
    @Column(length = 3)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String currency;
    @Column(name = "message_id")
    private String messageId;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "execution_on")
    private LocalDate executionOn;
    private int payments;
    @Column(name = "total_minor")
    private long totalMinor;
    private String debtor;
    @Column(length = 64)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String sha256;

    protected FileEntity() {
    }

    /** @param debtor sealed by the id */
    FileEntity(UUID id, UUID runId, String kind, String currency, Instant createdAt, LocalDate executionOn, int payments, long totalMinor, String debtor) {
        this.id = id;
        this.runId = runId;
        this.kind = kind;
        this.currency = currency;
        this.messageId = id.toString().replace("-", "");
        this.createdAt = createdAt;
        this.executionOn = executionOn;
        this.payments = payments;
        this.totalMinor = totalMinor;
        this.debtor = debtor;
        this.sha256 = "";
    }

    void sealed(String digest) {
        sha256 = digest;
    }

    UUID id() {
        return id;
    }

    UUID runId() {
        return runId;
    }

    boolean isPain() {
        return kind.equals(PAIN);
    }

    String messageId() {
        return messageId;
    }

    Instant createdAt() {
        return createdAt;
    }

    LocalDate executionOn() {
        return executionOn;
    }

    Money total() {
        return new Money(totalMinor, currency);
    }

    Debtor debtor(AccountSeal seal) {
        return Json.read(seal.open(id, debtor), new TypeReference<Debtor>() { });
    }

    String name() {
        return "payout-" + executionOn + "-" + messageId.substring(20) + (isPain() ? ".xml" : ".csv");
    }

    PaymentFile record() {
        return new PaymentFile(id, runId, kind, name(), messageId, createdAt, executionOn, payments, total(), sha256);
    }
}
