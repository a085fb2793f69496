package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** @param account with all but its last four characters hidden; nothing but a payment file has the whole */
public record BankAccount(UUID id, PayoutMethod method, String holder, String account, String bic, String proposedBy, Instant proposedAt,
        String decidedBy, Instant decidedAt) implements Serializable {
}
