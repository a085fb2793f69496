package io.plumbline.campaign.api;

/** The evidence that the audit trail is what was written. */
public interface AuditChecks {

    /** Recomputes the chain from its beginning. For staff not confined to an advertiser. */
    AuditVerification verify();
}
