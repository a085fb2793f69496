package io.plumbline.campaign.audit;

import io.plumbline.campaign.api.AuditEntry;

/** An entry has been written in this transaction. */
record AuditNoted(AuditEntry entry) {
}
