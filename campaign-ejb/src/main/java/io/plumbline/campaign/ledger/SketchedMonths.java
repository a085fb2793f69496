package io.plumbline.campaign.ledger;

import io.plumbline.shared.Ids;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Months that nobody keeps: of terms that are only tried. */
final class SketchedMonths implements Reckoner.Months {

    private final Map<UUID, RateMeter> months = new HashMap<>();

    @Override
    public RateMeter of(UUID agreementId, String rateId, YearMonth month, String currency, BigDecimal priceFx) {
        return months.computeIfAbsent(Ids.named("rate-meter", String.valueOf(agreementId), rateId, month.toString(), currency), id -> new RateMeter(id, priceFx));
    }

    @Override
    public RateMeter known(UUID id) {
        return months.get(id);
    }
}
