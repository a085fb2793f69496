package io.plumbline.campaign.programme;

import io.plumbline.campaign.api.ProgrammeTerms.Version;
import io.plumbline.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(schema = "campaign", name = "programme_terms")
class TermsVersionEntity {

    @Id
    private UUID id;

    private int number;

    private String title;

    private String body;

    @Column(name = "published_at")
    private Instant publishedAt;

    @Column(name = "published_by")
    private String publishedBy;

    protected TermsVersionEntity() {
    }

    TermsVersionEntity(int number, String title, String body, Instant now, String by) {
        this.id = Ids.next();
        this.number = number;
        this.title = title;
        this.body = body;
        this.publishedAt = now;
        this.publishedBy = by;
    }

    UUID id() {
        return id;
    }

    Version record() {
        return new Version(number, title, body, publishedAt, publishedBy);
    }
}
