package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A partner's invoice as it was uploaded. @param sha256 of its bytes, in lower-case hexadecimal digits */
public record InvoiceFile(UUID id, UUID statementId, String name, long size, String sha256, String uploadedBy, Instant uploadedAt) implements Serializable {
}
