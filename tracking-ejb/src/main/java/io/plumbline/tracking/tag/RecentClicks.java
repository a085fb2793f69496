package io.plumbline.tracking.tag;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Clicks with a platform's id that came by our own address a moment ago: under parallel tracking the landing page tells of them again. */
@ApplicationScoped
public class RecentClicks {

    private static final int MOST = 100_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Cache<UUID, UUID> clicks = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    void remember(UUID ref, UUID click) {
        clicks.put(ref, click);
    }

    Optional<UUID> click(UUID ref) {
        return Optional.ofNullable(clicks.getIfPresent(ref));
    }
}
