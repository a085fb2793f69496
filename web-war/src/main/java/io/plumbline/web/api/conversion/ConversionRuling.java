package io.plumbline.web.api.conversion;

import io.plumbline.shared.Invalid;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.web.json.Sum;
import java.time.LocalDate;
import java.util.UUID;

/** One decision of several. @param version what the caller saw, or null not to check */
public record ConversionRuling(UUID id, Long version, ConversionStatus status, String reason, String reasonCode, Sum amount, String refundId, LocalDate reviewOn) {

    Conversions.Choice choice() {
        if (id == null) {
            throw new Invalid("id", "required", "Say which conversion.");
        }
        return new Conversions.Choice(id, version, new ConversionChange(status, reason, reasonCode, amount, refundId, reviewOn).decision());
    }
}
