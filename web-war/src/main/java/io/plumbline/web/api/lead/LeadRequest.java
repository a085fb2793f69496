package io.plumbline.web.api.lead;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.LeadSource;
import io.plumbline.tracking.api.LeadSubmission;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A lead as it is handed in.
 *
 * @param advertiserId null when campaign or click tell
 * @param email, phone plain, or their SHA-256
 * @param partnerId    of staff: on behalf of this partner; a partner's key hands in for itself
 * @param source       the form or system it comes from, or null
 * @param optIn        whether the owner of the address is asked to confirm first
 */
public record LeadRequest(UUID advertiserId, UUID campaignId, UUID partnerId, String goal, String externalId, String clickId, String email, String phone, String name, String company,
        Map<String, String> fields, Agreed consent, Money amount, Boolean optIn, Instant occurredAt, String language, String source) {

    /** @param address IP address it came from; kept without its last part */
    public record Agreed(String text, Instant at, String address) {
    }

    LeadSubmission submission(Authority authority) {
        UUID partner = authority.isPartner() ? authority.requirePartner() : partnerId;
        LeadSubmission.Origin origin = new LeadSubmission.Origin(partner == null ? LeadSource.API : LeadSource.PARTNER, source, campaignId, partner);
        return new LeadSubmission(advertiserId, goal, externalId, origin, LeadSubmission.Trail.click(clickId), new LeadSubmission.Contact(email, phone, name, company), fields,
                consent == null ? null : new LeadSubmission.Consent(consent.text(), consent.at(), consent.address()), amount == null ? null : amount.amount().toPlainString(),
                amount == null ? null : amount.currency(), Boolean.TRUE.equals(optIn), null, occurredAt, language);
    }
}
