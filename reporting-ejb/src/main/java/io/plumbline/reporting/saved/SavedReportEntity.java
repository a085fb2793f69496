package io.plumbline.reporting.saved;

import io.plumbline.reporting.api.SavedReport;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

@Entity(name = "SavedReport")
@Table(schema = "reporting", name = "saved_report")
class SavedReportEntity {

    @Id
    private UUID id;
    @Version
    private long version;
    private String owner;
    private String name;
    @Column(name = "is_shared")
    private boolean shared;
    private String query;
    @Column(name = "created_at")
    private Instant createdAt;

    protected SavedReportEntity() {
    }

    SavedReportEntity(UUID id, String owner, String name, Instant createdAt) {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.createdAt = createdAt;
    }

    void keep(boolean shared, String query) {
        this.shared = shared;
        this.query = query;
    }

    boolean isOwnedBy(String caller) {
        return owner.equals(caller);
    }

    SavedReport toRecord() {
        return new SavedReport(id, owner, name, shared, query, createdAt);
    }
}
