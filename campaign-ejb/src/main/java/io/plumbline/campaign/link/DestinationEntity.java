package io.plumbline.campaign.link;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.When;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(schema = "campaign", name = "link_destination")
class DestinationEntity {

    private static final TypeReference<When> WHEN = new TypeReference<>() {
    };

    @Id
    private UUID id;

    @Column(name = "link_id")
    private UUID linkId;

    private int position;

    private String name;

    private String url;

    private int weight;

    private String conditions;

    private int priority;

    @Column(name = "from_at")
    private Instant from;

    @Column(name = "until_at")
    private Instant until;

    /** Taken off the link; kept because clicks were sent there. */
    private boolean retired;

    protected DestinationEntity() {
    }

    DestinationEntity(UUID linkId, int position, Destination sound) {
        this.id = Ids.next();
        this.linkId = linkId;
        take(position, sound);
    }

    void take(int position, Destination sound) {
        this.position = position;
        this.name = sound.name();
        this.url = sound.url();
        this.weight = sound.weight();
        this.conditions = Json.write(sound.when());
        this.priority = sound.priority();
        this.from = sound.from();
        this.until = sound.until();
        this.retired = false;
    }

    void retire() {
        retired = true;
    }

    UUID id() {
        return id;
    }

    UUID linkId() {
        return linkId;
    }

    Destination record() {
        return record(id, url, weight, conditions, name, priority, from, until);
    }

    static Destination record(UUID id, String url, int weight, String conditions, String name, int priority, Instant from, Instant until) {
        return new Destination(id, url, weight, Json.read(conditions, WHEN), name, priority, from, until);
    }
}
