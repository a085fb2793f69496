package io.plumbline.tracking.consent;

import com.iabtcf.decoder.TCString;
import com.iabtcf.v2.PublisherRestriction;
import com.iabtcf.v2.RestrictionType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * A TC string, read as a whole. The decoder reads lazily and accepts what the policies have ruled out since, so both are settled here.
 *
 * @param fault why it is not to be relied on, or null; then the rest is empty
 */
record Tcf(String fault, Set<Integer> purposes, Set<Integer> interests, Set<Integer> vendors, Set<Integer> vendorInterests, Set<Integer> disclosed, boolean tellsDisclosed,
        Set<Restriction> restrictions) {

    /** @param kind what the publisher made of the purpose for these vendors */
    record Restriction(int purpose, RestrictionType kind, Set<Integer> vendors) {
    }

    static final int STORE = 1;
    static final int MEASURE = 7;
    /** Profiles for advertising, and their use. */
    static final Set<Integer> PROFILE = Set.of(3, 4);

    private static final int VERSION = 2;
    private static final int OLDEST_POLICY = 4;
    private static final int DISCLOSING_POLICY = 5;
    private static final int[] NEVER_BY_INTEREST = {3, 4, 5, 6};
    /** Times are day-level, and days begin at different hours. */
    private static final Duration SKEW = Duration.ofDays(2);

    /** @param months a string last confirmed before so many months is too old; 0 for any age */
    static Tcf read(String text, int months, Instant at) {
        if (text.contains("$") || text.contains("{")) {
            return faulty("tcf-macro-unfilled");
        }
        try {
            TCString string = TCString.decode(text);
            String fault = fault(string, months, at);
            return fault == null ? whole(string) : faulty(fault);
        } catch (RuntimeException broken) {
            // The decoder has an exception for each way of being broken; to us they are one.
            return faulty("tcf-malformed");
        }
    }

    private static String fault(TCString string, int months, Instant at) {
        if (string.getVersion() != VERSION) {
            return "tcf-version";
        }
        if (!string.isServiceSpecific()) {
            return "tcf-not-service-specific";
        }
        if (string.getTcfPolicyVersion() < OLDEST_POLICY) {
            return "tcf-policy-outdated";
        }
        if (string.getPurposesLITransparency().containsAny(NEVER_BY_INTEREST)) {
            return "tcf-interest-forbidden";
        }
        Instant confirmed = string.getLastUpdated();
        if (confirmed.isAfter(at.plus(SKEW))) {
            return "tcf-from-future";
        }
        return months > 0 && confirmed.isBefore(at.atOffset(ZoneOffset.UTC).minusMonths(months).toInstant()) ? "tcf-expired" : null;
    }

    private static Tcf whole(TCString string) {
        return new Tcf(null, string.getPurposesConsent().toSet(), string.getPurposesLITransparency().toSet(), string.getVendorConsent().toSet(),
                string.getVendorLegitimateInterest().toSet(), string.getDisclosedVendors().toSet(), string.getTcfPolicyVersion() >= DISCLOSING_POLICY,
                Set.copyOf(string.getPublisherRestrictions().stream().map(Tcf::restriction).toList()));
    }

    private static Restriction restriction(PublisherRestriction published) {
        return new Restriction(published.getPurposeId(), published.getRestrictionType(), published.getVendorIds().toSet());
    }

    private static Tcf faulty(String reason) {
        return new Tcf(reason, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Set.of());
    }

    boolean allows(int purpose) {
        return purposes.contains(purpose) || purpose == MEASURE && interests.contains(purpose);
    }

    /** Whether a vendor may act for a purpose, by consent, or by legitimate interest where that is possible and not restricted. */
    boolean allows(int purpose, int vendor) {
        boolean consent = purposes.contains(purpose) && vendors.contains(vendor) && !restricts(purpose, vendor, RestrictionType.REQUIRE_LEGITIMATE_INTEREST);
        boolean interest = purpose == MEASURE && interests.contains(purpose) && vendorInterests.contains(vendor)
                && !restricts(purpose, vendor, RestrictionType.REQUIRE_CONSENT);
        return (consent || interest) && !restricts(purpose, vendor, RestrictionType.NOT_ALLOWED) && (!tellsDisclosed || disclosed.contains(vendor));
    }

    private boolean restricts(int purpose, int vendor, RestrictionType kind) {
        return restrictions.stream().anyMatch(r -> r.purpose() == purpose && r.kind() == kind && r.vendors().contains(vendor));
    }
}
