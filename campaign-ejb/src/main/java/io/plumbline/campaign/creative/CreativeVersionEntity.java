package io.plumbline.campaign.creative;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.CreativeVersion;
import io.plumbline.campaign.api.CreativeWords;
import io.plumbline.campaign.api.MediaFile;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What was shown, or was meant to be. Only what is thought of it changes, never what it shows. */
@Entity
@Table(schema = "campaign", name = "creative_version")
class CreativeVersionEntity {

    enum State {
        DRAFT, PROPOSED, APPROVED, REFUSED, REPLACED
    }

    private static final TypeReference<CreativeWords> WORDS = new TypeReference<>() {
    };

    @Id
    private UUID id;
    @Version
    private long version;
    @Column(name = "creative_id")
    private UUID creativeId;
    private int number;
    private String state;
    private String words;
    @Column(name = "file_id")
    private UUID fileId;
    private String remarks;
    @Column(name = "created_by")
    private String createdBy;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "proposed_by")
    private String proposedBy;
    @Column(name = "proposed_at")
    private Instant proposedAt;
    @Column(name = "decided_by")
    private String decidedBy;
    @Column(name = "decided_at")
    private Instant decidedAt;
    private String reason;

    protected CreativeVersionEntity() {
    }

    CreativeVersionEntity(UUID creativeId, int number, CreativeWords sound, UUID fileId, List<String> remarks, String by, Instant now) {
        this.id = Ids.next();
        this.creativeId = creativeId;
        this.number = number;
        this.state = key(State.DRAFT);
        this.words = Json.write(sound);
        this.fileId = fileId;
        this.remarks = String.join(" ", remarks);
        this.createdBy = by;
        this.createdAt = now;
    }

    void propose(String by, Instant now) {
        if (!is(State.DRAFT)) {
            throw new Conflict("version-not-draft", "Only a draft is proposed; version " + number + " is " + state + ".");
        }
        proposedBy = by;
        proposedAt = now;
        state = key(State.PROPOSED);
    }

    /** By somebody else than those who made and proposed it, unless nobody asks for a second person. */
    void decide(State next, String by, Instant now, String why, boolean secondPerson) {
        if (!is(State.PROPOSED)) {
            throw new Conflict("version-decided", "Version " + number + " is " + state + " and does not wait for a decision.");
        }
        if (secondPerson && (by.equals(proposedBy) || by.equals(createdBy))) {
            throw new Conflict("own-version", "Somebody else than " + by + " has to decide.");
        }
        decidedBy = by;
        decidedAt = now;
        reason = why;
        state = key(next);
    }

    void replace() {
        state = key(State.REPLACED);
    }

    /** @throws Conflict when it has been shown: what was shown stays known */
    void refuseDiscarding() {
        if (is(State.APPROVED) || is(State.REPLACED)) {
            throw new Conflict("version-approved", "Version " + number + " was approved and stays.");
        }
    }

    boolean is(State asked) {
        return state.equals(key(asked));
    }

    private static String key(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    UUID creativeId() {
        return creativeId;
    }

    int number() {
        return number;
    }

    UUID fileId() {
        return fileId;
    }

    CreativeWords words() {
        return Json.read(words, WORDS);
    }

    List<String> remarks() {
        return remarks.isEmpty() ? List.of() : List.of(remarks.split(" "));
    }

    CreativeVersion record(MediaFile file) {
        return new CreativeVersion(number, state, words(), file, remarks(), createdBy, createdAt, proposedBy, proposedAt, decidedBy, decidedAt, reason);
    }
}
