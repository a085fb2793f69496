package io.plumbline.tracking.api;

import java.io.Serializable;

/**
 * @param amount null to leave it; when approving, the corrected amount; when reversing, the part refunded (the whole when null)
 */
public record ConversionDecision(ConversionStatus status, String reason, String amount, String currency) implements Serializable {
}
