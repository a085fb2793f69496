package io.plumbline.tracking.click;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.traffic.Screening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * Answers the macro {@code {unique_click}} from memory, of this node and since its start: an address has to be sent out before the
 * database is asked. What is stored, counted and paid is decided by the database alone.
 */
@ApplicationScoped
public class SeenToday {

    private static final int MOST = 100_000;

    @Inject
    private Screening screening;

    private final Cache<UUID, Boolean> seen = Caffeine.newBuilder().maximumSize(MOST).build();

    boolean first(Hit hit, Arrival arrival) {
        boolean first = mark(hit, hit.visitor().fingerprint());
        if (!hit.visitor().known() && hit.visitor().id() != null) {
            mark(hit, hit.visitor().byId());
        }
        return first;
    }

    private boolean mark(Hit hit, UUID fingerprint) {
        UUID key = Ids.named("seen", hit.plan().campaignId().toString(), fingerprint.toString(), screening.windowStart(hit.plan().campaignId(), hit.at()).toString());
        return seen.asMap().putIfAbsent(key, Boolean.TRUE) == null;
    }
}
