package io.plumbline.tracking.api;

import io.plumbline.shared.Check;
import io.plumbline.shared.Keyed;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How an advertiser, or the whole workspace, wants persons to be treated. What is null is taken from the workspace, and there from
 * {@link #STANDARD}.
 *
 * @param mode            {@code cookieless} never stores anything on a device, whatever is allowed
 * @param unknownRegion   {@code gdpr} treats a request of unknown origin as one from the EEA
 * @param address         the most that is kept of an IP address
 * @param vendorId        our id in the Global Vendor List; when set, a TC string must consent to this vendor too
 * @param platformVendors ids of the ad platforms that contact data may go to
 * @param consentMonths   a TC string older than this is no consent any more; 0 for any age
 * @param returningFrom   hosts people come back from without having been sent by them: payment providers, sign-in pages
 * @param evidence        the order in which evidence for a conversion is looked for: {@link #EVIDENCE}, each at most once
 */
public record PrivacyPolicy(Mode mode, Region unknownRegion, ConsentDecision.Address address, Integer vendorId, List<Integer> platformVendors,
        Integer consentMonths, List<String> returningFrom, List<String> evidence) implements Serializable {

    /** Whether devices may be written to at all. */
    public enum Mode implements Keyed {
        BY_SIGNAL, COOKIELESS
    }

    /** What a request is taken for whose origin nobody knows. */
    public enum Region implements Keyed {
        OPEN, GDPR
    }

    public static final List<String> EVIDENCE = List.of("click-id", "customer-id", "email", "coupon", "visitor");

    /** Google, Microsoft and LinkedIn have ids in the Global Vendor List; Meta and TikTok have none. */
    public static final PrivacyPolicy STANDARD = new PrivacyPolicy(Mode.BY_SIGNAL, Region.OPEN, ConsentDecision.Address.FULL, null, List.of(755, 804, 1126), 13,
            List.of("paypal.com", "checkout.stripe.com", "hooks.stripe.com", "klarna.com", "adyen.com", "mollie.com", "sofort.com", "giropay.de", "payments.amazon.com",
                    "secure.worldpay.com", "3dsecure.io", "arcot.com", "squareup.com", "braintreegateway.com", "appleid.apple.com", "accounts.google.com"), EVIDENCE);

    private static final Pattern HOST = Pattern.compile("([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final int MAX_HOSTS = 200;
    private static final int MAX_VENDORS = 50;
    private static final int MAX_VENDOR = 65_535;
    private static final int MAX_MONTHS = 120;

    public PrivacyPolicy {
        platformVendors = platformVendors == null ? null : Check.whole("platformVendors", platformVendors);
        returningFrom = returningFrom == null ? null : Check.whole("returningFrom", returningFrom).stream().map(h -> h.strip().toLowerCase(Locale.ROOT)).distinct().toList();
        evidence = evidence == null ? null : Check.whole("evidence", evidence);
    }

    /** @throws io.plumbline.shared.Invalid with every fault */
    public PrivacyPolicy sound() {
        new Check().that(vendorId == null || vendorId >= 1 && vendorId <= MAX_VENDOR, "vendorId", "out-of-range", "1 to " + MAX_VENDOR + ".")
                .that(platformVendors == null || platformVendors.size() <= MAX_VENDORS && platformVendors.stream().allMatch(v -> v >= 1 && v <= MAX_VENDOR),
                        "platformVendors", "out-of-range", "At most " + MAX_VENDORS + " ids of the Global Vendor List.")
                .that(consentMonths == null || consentMonths >= 0 && consentMonths <= MAX_MONTHS, "consentMonths", "out-of-range", "0 to " + MAX_MONTHS + " months.")
                .that(returningFrom == null || returningFrom.size() <= MAX_HOSTS, "returningFrom", "too-many", "At most " + MAX_HOSTS + " hosts.")
                .that(returningFrom == null || returningFrom.stream().allMatch(h -> h.length() <= 253 && HOST.matcher(h).matches()), "returningFrom", "domain-malformed",
                        "Give host names such as paypal.com, without https://.")
                .that(evidence == null || !evidence.isEmpty() && EVIDENCE.containsAll(evidence) && Set.copyOf(evidence).size() == evidence.size(), "evidence",
                        "evidence-unknown", "Use " + String.join(", ", EVIDENCE) + ", each at most once.").done();
        return this;
    }

    /** This, and what it leaves open from {@code above}. */
    public PrivacyPolicy over(PrivacyPolicy above) {
        return new PrivacyPolicy(or(mode, above.mode), or(unknownRegion, above.unknownRegion), or(address, above.address), or(vendorId, above.vendorId),
                or(platformVendors, above.platformVendors), or(consentMonths, above.consentMonths), or(returningFrom, above.returningFrom), or(evidence, above.evidence));
    }

    /** Whether somebody who comes from this host only comes back. */
    public boolean isReturn(String host) {
        return host != null && returningFrom.stream().anyMatch(known -> host.equals(known) || host.endsWith("." + known));
    }

    private static <T> T or(T mine, T theirs) {
        return mine == null ? theirs : mine;
    }
}
