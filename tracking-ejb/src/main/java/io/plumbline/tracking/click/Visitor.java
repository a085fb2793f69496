package io.plumbline.tracking.click;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.identity.Persons;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Who is behind a request, as far as may be known.
 *
 * @param id    first-party visitor id, or null where nothing may be stored on the device
 * @param known whether the id came with the request
 */
record Visitor(String id, boolean known) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{16,64}");
    static final Visitor NOBODY = new Visitor(null, false);

    static Visitor of(Arrival arrival) {
        if (!mayStore(arrival)) {
            return NOBODY;
        }
        String cookie = arrival.visitorId();
        return cookie != null && ID.matcher(cookie).matches() ? new Visitor(cookie, true) : new Visitor(fresh(), false);
    }

    /** Where GDPR applies and no consent came along, the device is neither read nor written. GPC leaves first-party ids alone. */
    static boolean mayStore(Arrival arrival) {
        return !"1".equals(arrival.params().first("gdpr")) || arrival.params().first("gdpr_consent") != null;
    }

    UUID person(UUID advertiserId, UUID eventId) {
        return id == null ? Persons.named(advertiserId, "click", eventId.toString()) : Persons.named(advertiserId, "visitor", id);
    }

    /** What makes a click unique: the visitor when the browser told who it is, else address and user agent, hashed. */
    UUID fingerprint(Arrival arrival) {
        return known ? byId() : Ids.named("device", String.valueOf(arrival.ip()), String.valueOf(arrival.userAgent()));
    }

    UUID byId() {
        return Ids.named("visitor", id);
    }

    private static String fresh() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
