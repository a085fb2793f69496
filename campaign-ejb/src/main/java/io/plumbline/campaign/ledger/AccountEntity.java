package io.plumbline.campaign.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Immutable
@Table(schema = "campaign", name = "ledger_account")
class AccountEntity {

    @Id
    private UUID id;
    private String kind;
    @Column(name = "owner_id")
    private UUID ownerId;
    @Column(length = 3)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String currency;

    protected AccountEntity() {
    }

    UUID id() {
        return id;
    }

    AccountKind kind() {
        return AccountKind.of(kind);
    }

    UUID ownerId() {
        return ownerId;
    }

    String currency() {
        return currency;
    }
}
