package io.plumbline.campaign.partner;

import io.plumbline.campaign.api.PartnerGroup;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

@Entity
@Table(schema = "campaign", name = "partner_group")
class PartnerGroupEntity {

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    @Id
    private UUID id;

    @Version
    private long version;

    @Column(name = "group_key")
    private String key;

    private String name;

    @Column(name = "created_at")
    private Instant createdAt;

    protected PartnerGroupEntity() {
    }

    PartnerGroupEntity(PartnerGroup.Draft draft, Instant now) {
        checked(draft).that(draft.key() != null && KEY.matcher(draft.key()).matches(), "key", "key-malformed",
                "Lower-case letters, digits and hyphens, at most 64.").done();
        id = Ids.next();
        key = draft.key();
        name = draft.name().strip();
        createdAt = now;
    }

    void rename(PartnerGroup.Draft draft) {
        checked(draft).that(draft.key() == null || draft.key().equals(key), "key", "not-changeable", "The key stays: agreements refer to it.").done();
        name = draft.name().strip();
    }

    private static Check checked(PartnerGroup.Draft draft) {
        return new Check().text("name", draft.name(), 200);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String key() {
        return key;
    }

    PartnerGroup record() {
        return new PartnerGroup(id, version, key, name, createdAt);
    }
}
