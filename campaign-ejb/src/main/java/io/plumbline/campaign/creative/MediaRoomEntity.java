package io.plumbline.campaign.creative;

import io.plumbline.shared.Conflict;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** How much an advertiser keeps. */
@Entity
@Table(schema = "campaign", name = "media_store")
class MediaRoomEntity {

    @Id
    @Column(name = "advertiser_id")
    private UUID advertiserId;
    @Version
    private long version;
    private long bytes;

    protected MediaRoomEntity() {
    }

    void take(long more, long limit) {
        if (bytes + more > limit) {
            throw new Conflict("library-full", "This advertiser keeps " + (bytes >> 20) + " of " + (limit >> 20) + " MB. Discard versions that were never approved, or ask your operator.");
        }
        bytes += more;
    }

    void give(long back) {
        bytes -= back;
    }

    long bytes() {
        return bytes;
    }
}
