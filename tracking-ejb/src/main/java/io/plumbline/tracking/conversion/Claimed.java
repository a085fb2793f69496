package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Goal;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.AmountParts;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.identity.Persons;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A report that has been read and found well-formed.
 *
 * @param click        named or from the cookie, or null
 * @param fromCookie   whether {@code click} came from the cookie
 * @param unknownClick a click was named that nobody knows
 * @param amount       as reported, else the goal's default value, else zero
 * @param status       null when the report says nothing
 * @param parts        of the amount
 * @param consent      what may be done with it
 */
record Claimed(ConversionReport report, Advertiser advertiser, Goal goal, Touched click, boolean fromCookie, boolean unknownClick, Money amount,
        boolean amountReported, Instant at, ConversionStatus status, String email, List<Item> items,
        AmountParts parts, ConsentDecision consent) {

    record Item(String sku, String category, int quantity, Money amount) {
    }

    /** The one thing that makes a repeat a repeat. */
    String dedupeKey() {
        if (report.transactionId() != null) {
            return "transaction:" + report.transactionId();
        }
        if (click != null) {
            return "click:" + click.id();
        }
        if (report.customerId() != null) {
            return "customer:" + report.customerId() + "@" + at;
        }
        if (email != null) {
            return "email:" + email + "@" + at;
        }
        return report.visitorId() != null ? "visitor:" + report.visitorId() + "@" + at : "single:" + Ids.next();
    }

    /** In words, for the trace. */
    String dedupeRule() {
        String key = dedupeKey();
        return switch (key.substring(0, key.indexOf(':'))) {
            case "transaction" -> "The same goal and transaction id is the same conversion.";
            case "click" -> "Without a transaction id, the same goal and click is the same conversion.";
            case "single" -> "Nothing in the report identifies it, so it stands for itself.";
            default -> "Without a transaction id and a click, the same goal, person and time is the same conversion.";
        };
    }

    String visitorId() {
        return report.visitorId() != null ? report.visitorId() : click == null ? null : click.visitorId();
    }

    /** The person by the best name there is, or null. */
    UUID person() {
        if (report.customerId() != null) {
            return person("customer", report.customerId());
        }
        if (email != null) {
            return person("email", email);
        }
        if (click != null) {
            return click.personId();
        }
        return visitorId() == null ? null : person("visitor", visitorId());
    }

    UUID person(String kind, String value) {
        return Persons.named(advertiser.id(), kind, value);
    }
}
