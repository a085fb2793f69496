package io.plumbline.web.api.lead;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.tracking.api.LeadEntry;
import java.time.Instant;
import java.util.UUID;

/** A stage that a lead reached; addresses and phone numbers were hashed when they came in. */
@JsonInclude
public record LeadItem(UUID id, UUID advertiser, String externalId, String emailSha256, String phoneSha256, UUID clickId, String stage,
        Instant time, String value, String currency, String reason, Instant recordedAt) {

    static LeadItem of(LeadEntry lead) {
        return new LeadItem(lead.id(), lead.advertiserId(), lead.externalId(), lead.emailSha256(), lead.phoneSha256(), lead.clickId(),
                lead.stage(), lead.stageTime(), lead.value(), lead.currency(), lead.reason(), lead.recordedAt());
    }
}
