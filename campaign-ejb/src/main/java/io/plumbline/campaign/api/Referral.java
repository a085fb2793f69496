package io.plumbline.campaign.api;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Who brought the partner, and what that is worth: one level, a posting of its own beside each commission.
 *
 * @param percent of the partner's commission, above 0 to 100
 */
public record Referral(UUID partnerId, BigDecimal percent) implements Serializable {
}
