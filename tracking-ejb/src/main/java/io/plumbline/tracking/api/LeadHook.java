package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An address at which a CRM or an ad platform tells us of leads.
 *
 * @param key     in its address
 * @param mapping our names to where they stand in a message, as JSON pointers such as {@code /properties/email}; what is not named is where the kind says
 * @param goal    of leads that a form of an ad platform brings, or null when the advertiser has exactly one
 */
public record LeadHook(UUID id, long version, String key, UUID advertiserId, UUID campaignId, String name, Kind kind, Map<String, String> mapping, String goal, boolean active,
        Instant createdAt, Instant lastAt, String lastOutcome) implements Serializable {

    public enum Kind implements Keyed {
        /** JSON, an object or at most 100, signed as our own postbacks are: {@code X-Signature: t=…,v1=hmac-sha256(t.body)}. */
        GENERIC,
        /** Changes of properties, signed by version 3. */
        HUBSPOT,
        /** Lead forms of Google Ads, which send the key in the message. */
        GOOGLE,
        /** Lead ads of Meta: they tell that there is a lead, not whom it is about. */
        META
    }
}
