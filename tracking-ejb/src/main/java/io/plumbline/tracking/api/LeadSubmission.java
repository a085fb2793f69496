package io.plumbline.tracking.api;

import io.plumbline.shared.Check;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody has left contact data.
 *
 * @param advertiserId null when click or campaign tell
 * @param goal         key of the goal that a lead as such is, or null when the advertiser has exactly one
 * @param externalId   the sender's name for it, or null: the same name again is the same lead
 * @param trail        what leads back to an ad; {@link Trail#NONE} for nothing
 * @param fields       further answers, at most {@value #MOST_FIELDS}
 * @param consent      what was agreed to; null when nobody said: it stays unknown
 * @param amount       decimal in major units, or null for the goal's default value
 * @param optIn        whether the owner of the e-mail address is asked to confirm first
 * @param suspicion    why a door takes it for a machine's, or null: it is kept as spam, earns nothing, and says why
 * @param occurredAt   null for now
 * @param language     of the person, such as {@code de}, or null
 */
public record LeadSubmission(UUID advertiserId, String goal, String externalId, Origin origin, Trail trail, Contact contact, Map<String, String> fields,
        Consent consent, String amount, String currency, boolean optIn, String suspicion, Instant occurredAt, String language) implements Serializable {

    public static final int MOST_FIELDS = 40;

    public LeadSubmission {
        trail = trail == null ? Trail.NONE : trail;
        contact = contact == null ? Contact.NONE : contact;
        fields = fields == null ? Map.of() : Map.copyOf(fields);
    }

    /**
     * @param name       of the form or system, or null
     * @param campaignId null when the click tells
     * @param partnerId  who handed it in; only of source {@code partner}
     */
    public record Origin(LeadSource source, String name, UUID campaignId, UUID partnerId) implements Serializable {

        public static Origin form(String name, UUID campaignId) {
            return new Origin(LeadSource.FORM, name, campaignId, null);
        }

        public static Origin partner(UUID campaignId, UUID partnerId) {
            return new Origin(LeadSource.PARTNER, null, campaignId, partnerId);
        }

        public static Origin api(String name, UUID campaignId) {
            return new Origin(LeadSource.API, name, campaignId, null);
        }
    }

    /**
     * @param clickId  of the page's address, or the id that an ad platform gave the click (fields of its name are looked at too), or null
     * @param clickIds of the first-party cookie, newest first
     * @param country  ISO 3166 alpha-2, or null
     * @param device   as clicks say it, or null
     * @param signals  what the browser said about consent; {@link ConsentSignals#NONE} for a server
     */
    public record Trail(String clickId, List<String> clickIds, String visitorId, String country, String device, ConsentSignals signals) implements Serializable {

        public static final Trail NONE = new Trail(null, null, null, null, null, null);

        public Trail {
            clickIds = Check.whole("clickIds", clickIds);
            signals = signals == null ? ConsentSignals.NONE : signals;
        }

        public static Trail click(String clickId) {
            return new Trail(clickId, null, null, null, null, null);
        }
    }

    /** @param email, phone plain, or as the SHA-256 of what is normalised: then only the hash is known and kept */
    public record Contact(String email, String phone, String name, String company) implements Serializable {

        public static final Contact NONE = new Contact(null, null, null, null);
    }

    /**
     * @param text    version of the text that was agreed to
     * @param at      when, or null for the time of the lead
     * @param address IP address it came from; kept without its last part
     */
    public record Consent(String text, Instant at, String address) implements Serializable {
    }
}
