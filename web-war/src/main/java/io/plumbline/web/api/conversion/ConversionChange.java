package io.plumbline.web.api.conversion;

import io.plumbline.shared.Invalid;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.web.json.Sum;
import java.time.LocalDate;

/** @param reviewOn with {@code on-hold}: when somebody looks again */
public record ConversionChange(ConversionStatus status, String reason, String reasonCode, Sum amount, String refundId, LocalDate reviewOn) {

    ConversionDecision decision() {
        if (status == null) {
            throw new Invalid("status", "required", "Say approved, rejected, reversed, on-hold or pending.");
        }
        return new ConversionDecision(status, reason, reasonCode, amount == null ? null : amount.amount(), amount == null ? null : amount.currency(), refundId, reviewOn);
    }
}
