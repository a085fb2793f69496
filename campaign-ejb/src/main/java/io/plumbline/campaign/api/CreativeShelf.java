package io.plumbline.campaign.api;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the public may fetch: approved, and on its days. Asks no role and no scope. */
public interface CreativeShelf {

    /**
     * @param file    null when there is nothing to show at the moment, nor anything instead
     * @param instead whether it is another creative's, declared as fallback
     */
    record Shown(Creative creative, MediaFile file, boolean instead) {
    }

    /** @return empty when no creative has this code, or it never showed anything */
    Optional<Shown> shown(String code, Instant now);

    /** @return empty when no such file is kept */
    Optional<byte[]> content(UUID fileId);

    /** One part of a page that came as a zip. @param path such as {@code index.html} */
    Optional<byte[]> part(UUID fileId, String path);
}
