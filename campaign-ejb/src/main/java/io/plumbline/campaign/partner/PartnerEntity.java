package io.plumbline.campaign.partner;

import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.PartnerDraft;
import io.plumbline.campaign.api.PartnerType;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.planning.Moves;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Keyed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(schema = "campaign", name = "partner")
class PartnerEntity {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\\\]{1,64}@[^\\s@<>\"(),:;\\[\\]\\\\]{1,189}");

    @Id
    private UUID id;

    @Version
    private long version;

    private String name;

    @Column(name = "partner_type")
    private String type;

    private String email;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 3)
    private String currency;

    private String status;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "group_key")
    private String group;

    @Column(name = "banned_reason")
    private String bannedReason;

    protected PartnerEntity() {
    }

    PartnerEntity(PartnerDraft sound, Instant now) {
        this.id = Ids.next();
        this.createdAt = now;
        this.status = sound.status().key();
        take(sound);
    }

    /** @return the draft as it is kept */
    static PartnerDraft sound(PartnerDraft draft) {
        String email = draft.email() == null || draft.email().isBlank() ? null : draft.email().strip();
        new Check().text("name", draft.name(), 200)
                .that(draft.type() != null, "type", "required", "Use affiliate, publisher, influencer, network or platform.")
                .optionalText("email", email, 254)
                .that(email == null || EMAIL.matcher(email).matches(), "email", "email-malformed", "Give an address such as anna@partner.example.")
                .currency("currency", draft.currency())
                .that(Moves.mayBegin(draft.status()), "status", "status-not-allowed", "A partner begins as draft or active.").done();
        PlanStatus status = draft.status() == null ? PlanStatus.DRAFT : draft.status();
        return new PartnerDraft(draft.name().strip(), draft.type(), email, draft.currency(), status,
                draft.group() == null || draft.group().isBlank() ? null : draft.group().strip());
    }

    void take(PartnerDraft sound) {
        name = sound.name();
        type = sound.type().key();
        email = sound.email();
        currency = sound.currency();
        group = sound.group();
    }

    void move(PlanStatus next) {
        status = Moves.checked("partner", Keyed.of(PlanStatus.class, "status", status), next).key();
    }

    /** Whatever it was doing, it has ended. */
    void ban(String reason) {
        status = PlanStatus.ENDED.key();
        bannedReason = reason;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    Partner record() {
        return new Partner(id, version, name, Keyed.of(PartnerType.class, "type", type), email, currency,
                Keyed.of(PlanStatus.class, "status", status), createdAt, group, bannedReason);
    }
}
