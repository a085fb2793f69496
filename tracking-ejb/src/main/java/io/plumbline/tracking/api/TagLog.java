package io.plumbline.tracking.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the tag told in the last seven days: who builds it in sees at once what arrives. */
public interface TagLog {

    Duration KEPT = Duration.ofDays(7);

    /** @param events at most 50 */
    void note(List<TagEvent> events);

    /** Newest first. A null part matches everything. */
    Page<TagEvent> list(UUID advertiserId, String type, Instant from, Instant to, PageRequest page);

    /** Forgets what is older than seven days, some thousands a call. @return whether there may be more */
    boolean forget(Instant now);
}
