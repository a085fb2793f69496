package io.plumbline.campaign.planning;

import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.GoalDraft;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(schema = "campaign", name = "goal")
class GoalEntity {

    @Id
    private UUID id;

    @Version
    private long version;

    @Column(name = "advertiser_id")
    private UUID advertiserId;

    @Column(name = "goal_key")
    private String key;

    private String name;

    private String kind;

    @Column(name = "default_minor")
    private Long defaultMinor;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "default_currency", length = 3)
    private String defaultCurrency;

    @Column(name = "click_window_days")
    private int clickWindowDays;

    @Column(name = "view_window_days")
    private int viewWindowDays;

    @Column(name = "created_at")
    private Instant createdAt;

    protected GoalEntity() {
    }

    GoalEntity(GoalDraft sound, Instant now) {
        this.id = Ids.next();
        this.advertiserId = sound.advertiserId();
        this.key = sound.key();
        this.createdAt = now;
        take(sound);
    }

    void take(GoalDraft sound) {
        name = sound.name();
        kind = sound.kind().key();
        defaultMinor = sound.defaultValue() == null ? null : (Long) sound.defaultValue().minor();
        defaultCurrency = sound.defaultValue() == null ? null : sound.defaultValue().currency();
        clickWindowDays = sound.clickWindowDays();
        viewWindowDays = sound.viewWindowDays();
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID advertiserId() {
        return advertiserId;
    }

    String key() {
        return key;
    }

    Goal record() {
        Money value = defaultMinor == null ? null : new Money(defaultMinor, defaultCurrency);
        return new Goal(id, version, advertiserId, key, name, Keyed.of(GoalKind.class, "kind", kind), value, clickWindowDays, viewWindowDays,
                createdAt);
    }
}
