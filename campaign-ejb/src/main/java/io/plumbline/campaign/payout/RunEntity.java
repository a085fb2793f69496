package io.plumbline.campaign.payout;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.PaymentFile;
import io.plumbline.campaign.api.PayoutOrder;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.campaign.api.PayoutRun.Carried;
import io.plumbline.campaign.api.PayoutRun.Planned;
import io.plumbline.campaign.api.PayoutState;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Json;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(schema = "campaign", name = "payout_run")
class RunEntity {

    /** More than anybody reads; the balances themselves are on the accounts. */
    private static final int MOST_CARRIED = 2000;

    @Id
    private UUID id;
    @Version
    private long version;
    @Column(name = "period_end")
    private LocalDate periodEnd;
    @Column(length = 3)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String currency;
    @Column(name = "advertiser_id")
    private UUID advertiserId;
    private String note;
    private String state = PayoutState.DRAFT.key();
    @Column(length = 64)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String digest;
    @Column(name = "prepared_by")
    private String preparedBy;
    @Column(name = "prepared_at")
    private Instant preparedAt;
    @Column(name = "decided_by")
    private String decidedBy;
    @Column(name = "decided_at")
    private Instant decidedAt;
    private String reason;
    private String carried;

    protected RunEntity() {
    }

    RunEntity(PayoutOrder order) {
        this.id = Ids.next();
        this.periodEnd = order.periodEnd();
        this.currency = order.currency();
        this.advertiserId = order.advertiserId();
        this.note = order.note();
    }

    void prepared(String digest, String by, Instant at) {
        requireDraft();
        this.digest = digest;
        this.preparedBy = by;
        this.preparedAt = at;
    }

    String preparedBy() {
        return preparedBy;
    }

    void mayApprove(String who) {
        requireDraft();
        if (preparedBy.equals(who)) {
            throw new Forbidden("Who prepared a payout cannot approve it: that takes a second person.");
        }
    }

    void approved(Composition composition, String by, Instant at) {
        if (composition.plans().isEmpty()) {
            throw new Conflict("payout-empty", "Nothing is to be paid: see the reasons.");
        }
        if (!digest.equals(composition.digest())) {
            throw new Conflict("payout-changed", "Meanwhile the payout comes to something else than was shown. Prepare it again, then approve.");
        }
        decided(PayoutState.APPROVED, by, at, null);
        List<Carried> left = composition.carried();
        carried = Json.write(left.subList(0, Math.min(left.size(), MOST_CARRIED)));
    }

    void cancelled(String by, Instant at, String why) {
        requireDraft();
        decided(PayoutState.CANCELLED, by, at, why);
    }

    void settled(boolean all) {
        state = (all ? PayoutState.COMPLETED : PayoutState.APPROVED).key();
    }

    boolean isDraft() {
        return state().equals(PayoutState.DRAFT);
    }

    boolean isLocked() {
        return state() == PayoutState.APPROVED || state() == PayoutState.COMPLETED;
    }

    private void requireDraft() {
        if (!isDraft()) {
            throw new Conflict("payout-not-draft", "This payout is " + state + " already.");
        }
    }

    private void decided(PayoutState next, String by, Instant at, String why) {
        state = next.key();
        decidedBy = by;
        decidedAt = at;
        reason = why;
    }

    private PayoutState state() {
        return Keyed.of(PayoutState.class, "state", state);
    }

    UUID id() {
        return id;
    }

    PayoutOrder scope() {
        return new PayoutOrder(periodEnd, currency, advertiserId, note);
    }

    String digest() {
        return digest;
    }

    LocalDate periodEnd() {
        return periodEnd;
    }

    List<Carried> carried() {
        return carried == null ? List.of() : Json.read(carried, new TypeReference<List<Carried>>() { });
    }

    PayoutRun record(boolean changed, List<Money> totals, List<Planned> statements, List<Carried> left, List<PaymentFile> files) {
        return new PayoutRun(id, version, periodEnd, currency, advertiserId, note, state(), changed, preparedBy, preparedAt, decidedBy, decidedAt, reason, totals,
                statements, left, files);
    }
}
