package io.plumbline.tracking.importing;

import io.plumbline.tracking.click.Touches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Asked without a refusal: {@code Clicks.get} would take the transaction of the rows with it. */
@ApplicationScoped
@Transactional
class KnownClicks {

    @Inject
    private Touches touches;

    public boolean has(UUID advertiserId, String clickId) {
        return touches.click(clickId).map(click -> click.advertiserId().equals(advertiserId)).orElse(false);
    }
}
