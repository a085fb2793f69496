package io.plumbline.tracking.tag;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.Hits;
import io.plumbline.tracking.api.LandingClicks;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** No transaction of its own: the click is durable when {@link Hits#arrive} returns, and only then is the claim completed. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LandingDesk implements LandingClicks {

    @Inject
    private Hits hits;
    @Inject
    private LandingBook book;
    @Inject
    private RecentClicks recent;
    @Inject
    private Authority authority;

    @Override
    public Optional<UUID> land(String linkKey, String reference, Arrival arrival) {
        authority.require(Role.MARKETER);
        UUID ref = ref(linkKey, reference);
        if (!book.claim(ref, arrival.at())) {
            return book.click(ref);
        }
        UUID click = null;
        try {
            click = recent.click(ref).orElseGet(() -> hits.arrive(linkKey, arrival).clickId());
        } finally {
            if (click == null) {
                book.release(ref);
            }
        }
        book.complete(ref, click);
        return Optional.of(click);
    }

    @Override
    public void seen(String linkKey, String reference, UUID clickId) {
        recent.remember(ref(linkKey, reference), clickId);
    }

    private static UUID ref(String linkKey, String reference) {
        return Ids.named("landing", linkKey, reference);
    }
}
