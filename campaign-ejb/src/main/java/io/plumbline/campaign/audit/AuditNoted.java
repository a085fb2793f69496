package io.plumbline.campaign.audit;

import io.plumbline.campaign.api.AuditEntry;

/** An entry has been written in this transaction. */
public record AuditNoted(AuditEntry entry) {
}
