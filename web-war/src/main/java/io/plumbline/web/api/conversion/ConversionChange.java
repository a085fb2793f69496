package io.plumbline.web.api.conversion;

import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.web.json.Sum;

public record ConversionChange(ConversionStatus status, String reason, Sum amount) {

    ConversionDecision decision() {
        return new ConversionDecision(status, reason, amount == null ? null : amount.amount(), amount == null ? null : amount.currency());
    }
}
