package io.plumbline.campaign.programme;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.Application;
import io.plumbline.campaign.api.ApplicationDraft;
import io.plumbline.campaign.api.ApplicationStatus;
import io.plumbline.campaign.api.PartnerType;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Json;
import io.plumbline.shared.Keyed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(schema = "campaign", name = "application")
class ApplicationEntity {

    static final Duration FORGOTTEN_AFTER = Duration.ofDays(7);
    private static final int MOST_MAILS = 3;
    private static final Duration BETWEEN_MAILS = Duration.ofMinutes(10);

    @Id
    private UUID id;

    @Version
    private long version;

    private String name;

    @Column(name = "partner_type")
    private String type;

    private String email;

    private String website;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 3)
    private String currency;

    private String answers;

    private String status;

    private String asked;

    private String replied;

    private String reason;

    @Column(name = "group_key")
    private String group;

    @Column(name = "partner_id")
    private UUID partnerId;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "page_hash", length = 64)
    private String pageHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    private String language;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "confirm_hash", length = 64)
    private String confirmHash;

    @Column(name = "confirm_mails")
    private int confirmMails;

    @Column(name = "confirm_asked_at")
    private Instant confirmAskedAt;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "address_mark", length = 64)
    private String addressMark;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "device_mark", length = 64)
    private String deviceMark;

    protected ApplicationEntity() {
    }

    /** @param sound has passed {@link ApplicationRules} */
    ApplicationEntity(ApplicationDraft sound, List<Application.Answer> answers, String pageHash, Instant now) {
        this.id = Ids.next();
        this.name = sound.name();
        this.type = sound.type().key();
        this.email = sound.email();
        this.website = sound.website();
        this.currency = sound.currency();
        this.answers = Json.write(answers);
        this.status = ApplicationStatus.PENDING.key();
        this.pageHash = pageHash;
        this.createdAt = now;
    }

    void cameFrom(String itsLanguage, String address, String device) {
        language = itsLanguage;
        addressMark = address;
        deviceMark = device;
    }

    /** A form that is sent over and over must not become a machine that mails a stranger. */
    void askWhose(String linkHash, Instant now) {
        if (status() != ApplicationStatus.UNCONFIRMED && confirmMails > 0) {
            throw new Conflict("application-not-unconfirmed", "No confirmation of this application is awaited.");
        }
        if (confirmMails >= MOST_MAILS) {
            throw new Conflict("mail-too-often", "The letter was sent " + MOST_MAILS + " times already.");
        }
        if (confirmAskedAt != null && confirmAskedAt.plus(BETWEEN_MAILS).isAfter(now)) {
            throw new Conflict("mail-too-soon", "The letter was sent a few minutes ago. It may be in another folder of your mailbox; try again later.");
        }
        status = ApplicationStatus.UNCONFIRMED.key();
        confirmHash = linkHash;
        confirmAskedAt = now;
        confirmMails++;
    }

    /** The hash goes: a link works once. */
    void confirm(Instant now) {
        status = ApplicationStatus.PENDING.key();
        confirmHash = null;
        confirmedAt = now;
    }

    boolean isConfirmable(Instant now) {
        return status() == ApplicationStatus.UNCONFIRMED && createdAt.plus(FORGOTTEN_AFTER).isAfter(now);
    }

    boolean isUnconfirmed() {
        return status() == ApplicationStatus.UNCONFIRMED;
    }

    void approve(UUID partner, String group, String by, Instant now) {
        requireConfirmed();
        decide(ApplicationStatus.APPROVED, by, now);
        this.partnerId = partner;
        this.group = group;
    }

    void reject(String reason, String by, Instant now) {
        decide(ApplicationStatus.REJECTED, by, now);
        this.reason = reason;
    }

    void ask(String question) {
        requireUndecided();
        requireConfirmed();
        asked = question;
        replied = null;
        status = ApplicationStatus.ANSWERED.key();
    }

    void reply(String text) {
        if (status() != ApplicationStatus.ANSWERED) {
            throw new Conflict("application-not-asked", "Nothing was asked.");
        }
        replied = text;
        status = ApplicationStatus.PENDING.key();
    }

    /** Whether the same address must wait before it applies again. */
    boolean keepsWaiting(int reapplyDays, Instant now) {
        return status() == ApplicationStatus.REJECTED && decidedAt.plus(Duration.ofDays(reapplyDays)).isAfter(now);
    }

    boolean isUndecided() {
        return status().awaitsDecision();
    }

    void requireConfirmed() {
        if (isUnconfirmed()) {
            throw new Conflict("application-unconfirmed", "The applicant has not confirmed the address yet; until then it may be somebody else's.");
        }
    }

    private void decide(ApplicationStatus next, String by, Instant now) {
        requireUndecided();
        status = next.key();
        decidedBy = by;
        decidedAt = now;
    }

    private void requireUndecided() {
        if (!isUndecided()) {
            throw new Conflict("application-decided", "This application is " + status + " already.");
        }
    }

    private ApplicationStatus status() {
        return Keyed.of(ApplicationStatus.class, "status", status);
    }

    String email() {
        return email;
    }

    String language() {
        return language;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    Application record() {
        return new Application(id, version, name, Keyed.of(PartnerType.class, "type", type), email, website, currency,
                Json.read(answers, new TypeReference<List<Application.Answer>>() {
                }), status(), asked, replied, reason, group, partnerId, createdAt, decidedAt, decidedBy, confirmedAt);
    }
}
