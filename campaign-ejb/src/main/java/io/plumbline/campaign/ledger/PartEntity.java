package io.plumbline.campaign.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** A piece of a result that is paid by several rates. Its weight says what share of a later amount is its own. */
@Entity
@Table(schema = "campaign", name = "commission_part")
class PartEntity {

    @Embeddable
    record Key(@Column(name = "subject_id") UUID subjectId, @Column(name = "part_no") int no) implements Serializable {
    }

    @EmbeddedId
    private Key key;
    @Column(name = "what")
    private String what;
    @Column(name = "weight_minor")
    private long weightMinor;
    @Embedded
    private Portion portion = new Portion();

    protected PartEntity() {
    }

    PartEntity(UUID subjectId, int no, String what, long weightMinor) {
        this.key = new Key(subjectId, no);
        this.what = what;
        this.weightMinor = weightMinor;
    }

    /** What is left of a whole that was promised otherwise before. */
    static PartEntity left(UUID subjectId, Portion whole) {
        PartEntity part = new PartEntity(subjectId, 1, "before", 0);
        part.portion.moved(whole.left());
        return part;
    }

    void retire() {
        weightMinor = 0;
        portion.retire();
    }

    String what() {
        return what;
    }

    long weightMinor() {
        return weightMinor;
    }

    Portion portion() {
        return portion;
    }
}
