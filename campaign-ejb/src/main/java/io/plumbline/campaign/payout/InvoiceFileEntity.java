package io.plumbline.campaign.payout;

import io.plumbline.campaign.api.InvoiceFile;
import io.plumbline.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Immutable
@Table(schema = "campaign", name = "invoice_file")
class InvoiceFileEntity {

    @Id
    private UUID id;
    @Column(name = "statement_id")
    private UUID statementId;
    private String name;
    @Column(name = "size_bytes")
    private long size;
    @Column(length = 64)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String sha256;
    @Column(name = "uploaded_by")
    private String uploadedBy;
    @Column(name = "uploaded_at")
    private Instant uploadedAt;

    protected InvoiceFileEntity() {
    }

    InvoiceFileEntity(UUID statementId, String name, long size, String sha256, String by, Instant at) {
        this.id = Ids.next();
        this.statementId = statementId;
        this.name = name;
        this.size = size;
        this.sha256 = sha256;
        this.uploadedBy = by;
        this.uploadedAt = at;
    }

    UUID id() {
        return id;
    }

    UUID statementId() {
        return statementId;
    }

    InvoiceFile record() {
        return new InvoiceFile(id, statementId, name, size, sha256, uploadedBy, uploadedAt);
    }
}
