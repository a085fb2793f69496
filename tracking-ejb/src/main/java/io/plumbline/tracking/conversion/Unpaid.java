package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.Settlement;
import io.plumbline.campaign.api.Settlements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Why a conversion that somebody is credited with earns nothing. */
@ApplicationScoped
class Unpaid {

    @Inject
    private Settlements settlements;

    String why(UUID id) {
        Settlement settlement = settlements.of(List.of(id)).get(id);
        return settlement != null && settlement.state().equals("unpriced") ? LatePricingStep.UNPRICED : "no-rate";
    }
}
