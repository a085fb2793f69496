package io.plumbline.campaign.payee;

import io.plumbline.campaign.api.BankAccount;
import io.plumbline.campaign.api.BankDraft;
import io.plumbline.campaign.api.PayoutMethod;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Keyed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(schema = "campaign", name = "payee_bank")
class BankEntity {

    static final String IN_FORCE = "in-force";
    static final String WAITING = "waiting";

    @Id
    private UUID id;
    @Version
    private long version;
    @Column(name = "partner_id")
    private UUID partnerId;
    private String method;
    private String holder;
    private String account;
    private String shown;
    @Column(length = 64)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String mark;
    private String bic;
    private String slot;
    @Column(name = "proposed_by")
    private String proposedBy;
    @Column(name = "proposed_at")
    private Instant proposedAt;
    @Column(name = "decided_by")
    private String decidedBy;
    @Column(name = "decided_at")
    private Instant decidedAt;
    private String decision;

    protected BankEntity() {
    }

    /** @param sealed by the id */
    BankEntity(UUID id, UUID partnerId, BankDraft sound, String sealed, String mark, String by, Instant at) {
        this.id = id;
        this.partnerId = partnerId;
        this.method = sound.method().key();
        this.holder = sound.holder();
        this.account = sealed;
        this.shown = Iban.hidden(sound.account());
        this.mark = mark;
        this.bic = sound.bic();
        this.slot = WAITING;
        this.proposedBy = by;
        this.proposedAt = at;
    }

    boolean says(BankDraft sound, String itsMark) {
        return method.equals(sound.method().key()) && holder.equals(sound.holder()) && itsMark.equals(mark) && Objects.equals(bic, sound.bic());
    }

    String proposedBy() {
        return proposedBy;
    }

    boolean is(String asked) {
        return asked.equals(slot);
    }

    void decide(boolean agree, String by, Instant at) {
        if (!is(WAITING)) {
            throw new Conflict("bank-not-waiting", "This account waits for nobody.");
        }
        if (proposedBy.equals(by)) {
            throw new Forbidden("Who named the account cannot agree to it: that takes a second person.");
        }
        leave(agree ? "agreed" : "refused", by, at);
        slot = agree ? IN_FORCE : null;
    }

    void leave(String decided, String by, Instant at) {
        slot = null;
        decision = decided;
        decidedBy = by;
        decidedAt = at;
    }

    UUID id() {
        return id;
    }

    UUID partnerId() {
        return partnerId;
    }

    PayeeBook.Account whole(AccountSeal seal) {
        return new PayeeBook.Account(id, Keyed.of(PayoutMethod.class, "method", method), holder, seal.open(id, account), bic);
    }

    BankAccount hidden() {
        return new BankAccount(id, Keyed.of(PayoutMethod.class, "method", method), holder, shown, bic, proposedBy, proposedAt, decidedBy, decidedAt);
    }
}
