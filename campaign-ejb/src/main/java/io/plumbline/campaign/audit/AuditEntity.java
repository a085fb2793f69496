package io.plumbline.campaign.audit;

import io.plumbline.campaign.api.AuditEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(schema = "campaign", name = "audit_event")
class AuditEntity {

    @Id
    private UUID id;

    private Instant at;

    private String actor;

    private String action;

    @Column(name = "subject_type")
    private String subjectType;

    @Column(name = "subject_id")
    private UUID subjectId;

    @Column(name = "subject_name")
    private String subjectName;

    @Column(name = "advertiser_id")
    private UUID advertiserId;

    @Column(name = "before_json")
    private String before;

    @Column(name = "after_json")
    private String after;

    protected AuditEntity() {
    }

    AuditEntity(AuditEntry entry) {
        this.id = entry.id();
        this.at = entry.at();
        this.actor = entry.actor();
        this.action = entry.action();
        this.subjectType = entry.subjectType();
        this.subjectId = entry.subjectId();
        this.subjectName = entry.subjectName();
        this.advertiserId = entry.advertiserId();
        this.before = entry.before();
        this.after = entry.after();
    }

    UUID id() {
        return id;
    }

    AuditEntry record() {
        return new AuditEntry(id, at, actor, action, subjectType, subjectId, subjectName, advertiserId, before, after);
    }
}
