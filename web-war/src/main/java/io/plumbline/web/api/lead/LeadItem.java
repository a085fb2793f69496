package io.plumbline.web.api.lead;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Lead;
import java.time.Instant;
import java.util.UUID;

/** A stage that a lead reached. @param stage as the mapping reads it, or in the words it was said in where it does not */
@JsonInclude
public record LeadItem(UUID id, UUID lead, UUID advertiser, String externalId, String emailSha256, String phoneSha256, UUID clickId, String stage,
        Instant time, String value, String currency, String reason, Instant recordedAt, String said, String source, String actor) {

    static LeadItem of(Lead.Change change) {
        Money value = change.value();
        return new LeadItem(change.id(), change.leadId(), change.advertiserId(), change.externalId(), change.emailSha256(), change.phoneSha256(), change.clickId(),
                change.stage() == null ? change.said() : change.stage().key(), change.at(), value == null ? null : value.amount().toPlainString(),
                value == null ? null : value.currency(), change.reason(), change.recordedAt(), change.said(), change.source().key(), change.actor());
    }
}
