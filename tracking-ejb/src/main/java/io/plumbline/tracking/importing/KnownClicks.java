package io.plumbline.tracking.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Asked without a refusal: {@code Clicks.get} would take the transaction of the rows with it. */
@ApplicationScoped
@Transactional
class KnownClicks {

    @Inject
    private EntityManager em;

    public boolean has(UUID advertiserId, String clickId) {
        try {
            return clickId.length() == 36 && !em.createNativeQuery("select 1 from tracking.click where id = ? and advertiser_id = ?", Integer.class)
                    .setParameter(1, UUID.fromString(clickId)).setParameter(2, advertiserId).getResultList().isEmpty();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
