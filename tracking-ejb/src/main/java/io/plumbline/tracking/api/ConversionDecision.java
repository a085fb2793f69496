package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * @param reason     words for the partner, or a code of {@link ReasonCode}; with neither this nor a code nothing is refused, held or taken back
 * @param reasonCode key of a {@link ReasonCode} that fits the status, or null
 * @param amount     null to leave it; when approving, the corrected amount; when reversing, the part refunded (the whole when null)
 * @param refundId   the refund's own name, or null: the same refund told twice counts once
 * @param reviewOn   with {@code on-hold}: the day on which somebody looks again, or null
 */
public record ConversionDecision(ConversionStatus status, String reason, String reasonCode, String amount, String currency, String refundId,
        LocalDate reviewOn) implements Serializable {

    public ConversionDecision(ConversionStatus status, String reason, String amount, String currency) {
        this(status, reason, null, amount, currency, null, null);
    }
}
