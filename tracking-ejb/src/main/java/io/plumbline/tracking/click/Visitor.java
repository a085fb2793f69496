package io.plumbline.tracking.click;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.identity.VisitorId;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Who is behind a request, as far as may be known.
 *
 * @param id    first-party visitor id, or null where nothing may be stored on the device
 * @param known whether the id came with the request
 * @param daily who it is today, by a key nobody can make again tomorrow
 * @param tied  whether events of one day may be tied together by that key
 */
record Visitor(String id, boolean known, UUID daily, boolean tied) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{16,64}");

    /** Where it is not allowed, the device is neither read nor written. */
    static Visitor of(Arrival arrival, ConsentDecision consent, UUID daily) {
        if (!consent.store()) {
            return new Visitor(null, false, daily, consent.measure());
        }
        String cookie = arrival.visitorId();
        boolean known = cookie != null && ID.matcher(cookie).matches();
        return new Visitor(known ? cookie : VisitorId.fresh(), known, daily, true);
    }

    UUID person(UUID advertiserId, UUID eventId) {
        if (id != null) {
            return Persons.named(advertiserId, "visitor", id);
        }
        return tied ? Persons.named(advertiserId, "daily", daily.toString()) : Persons.named(advertiserId, "click", eventId.toString());
    }

    /** What makes a click unique: the visitor when the browser told who it is, else today's key. */
    UUID fingerprint() {
        return known ? byId() : daily;
    }

    /** For the draw of a destination only, which is made here and now; it is never kept. */
    String sticky(Arrival arrival) {
        return id != null ? id : Ids.named("device", String.valueOf(arrival.ip()), String.valueOf(arrival.userAgent())).toString();
    }

    UUID byId() {
        return VisitorId.key(id);
    }
}
