package io.plumbline.campaign.creative;

import io.plumbline.campaign.api.Creatives;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Sha256;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Files in the database: backed up, copied to other nodes and taken back with everything else. */
final class MediaStore {

    /** No column of H2 holds more than a megabyte at once. */
    static final int PIECE = 256 << 10;
    private static final long DEFAULT_MB = 200;

    private final EntityManager em;
    private final long limit;

    MediaStore(EntityManager em) {
        this(em, configured(System.getenv("PLUMBLINE_CREATIVES_MB")) << 20);
    }

    MediaStore(EntityManager em, long limit) {
        this.em = em;
        this.limit = limit;
    }

    static long configured(String megabytes) {
        return megabytes != null && megabytes.matches("[1-9]\\d{0,6}") ? Long.parseLong(megabytes) : DEFAULT_MB;
    }

    /** The same bytes are kept once. @throws io.plumbline.shared.Conflict code {@code library-full} */
    MediaEntity keep(UUID advertiserId, byte[] content, Found found, Instant now) {
        MediaRoomEntity store = locked(advertiserId);
        String sha256 = Sha256.hex(content);
        Optional<MediaEntity> known = em.createQuery("select f from MediaEntity f where f.advertiserId = :advertiser and f.sha256 = :sha", MediaEntity.class)
                .setParameter("advertiser", advertiserId).setParameter("sha", sha256).getResultStream().findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        store.take(content.length, limit);
        MediaEntity file = new MediaEntity(advertiserId, sha256, found, content.length, now);
        em.persist(file);
        em.flush();
        for (int at = 0, position = 0; at < content.length; at += PIECE, position++) {
            em.createNativeQuery("insert into campaign.media_piece (file_id, position, content) values (:file, :position, :content)").setParameter("file", file.id())
                    .setParameter("position", position).setParameter("content", Arrays.copyOfRange(content, at, Math.min(at + PIECE, content.length))).executeUpdate();
        }
        return file;
    }

    /** Unless another version shows it. */
    void free(UUID advertiserId, UUID fileId) {
        MediaRoomEntity store = locked(advertiserId);
        MediaEntity file = em.find(MediaEntity.class, fileId);
        boolean shown = em.createQuery("select count(v) from CreativeVersionEntity v where v.fileId = :file", Long.class).setParameter("file", fileId).getSingleResult() > 0;
        if (file != null && !shown) {
            em.createNativeQuery("delete from campaign.media_piece where file_id = :file").setParameter("file", fileId).executeUpdate();
            em.remove(file);
            store.give(file.bytes());
        }
    }

    Optional<byte[]> content(UUID fileId) {
        List<?> pieces = em.createNativeQuery("select content from campaign.media_piece where file_id = :file order by position", byte[].class).setParameter("file", fileId)
                .setMaxResults(Creatives.LARGEST / PIECE + 1).getResultList();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        pieces.forEach(piece -> whole.writeBytes((byte[]) piece));
        return pieces.isEmpty() ? Optional.empty() : Optional.of(whole.toByteArray());
    }

    Creatives.Storage storage(UUID advertiserId) {
        MediaRoomEntity store = em.find(MediaRoomEntity.class, advertiserId);
        long files = em.createQuery("select count(f) from MediaEntity f where f.advertiserId = :advertiser", Long.class).setParameter("advertiser", advertiserId).getSingleResult();
        return new Creatives.Storage(advertiserId, store == null ? 0 : store.bytes(), limit, files);
    }

    private MediaRoomEntity locked(UUID advertiserId) {
        em.createNativeQuery("insert into campaign.media_store (advertiser_id, version, bytes) select id, 0, 0 from campaign.advertiser where id = :id on conflict do nothing")
                .setParameter("id", advertiserId).executeUpdate();
        return Versions.forChange(em, MediaRoomEntity.class, "advertiser", advertiserId);
    }
}
