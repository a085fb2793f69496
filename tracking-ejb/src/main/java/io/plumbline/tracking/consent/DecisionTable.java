package io.plumbline.tracking.consent;

import io.plumbline.tracking.api.ConsentBasis;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.ConsentDecision.Address;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.api.PrivacyPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** From what a request says to what may be done with it. Of two signals the stricter one counts; a broken one is a no. */
final class DecisionTable {

    /** The EEA and the United Kingdom. */
    private static final Set<String> GDPR_COUNTRIES = Set.of("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU",
            "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO", "GB");

    private DecisionTable() {
    }

    /** @param policy complete: nothing in it is null but {@code vendorId} */
    static ConsentDecision decide(ConsentSignals said, PrivacyPolicy policy, Instant at) {
        Gpp gpp = Gpp.read(said.gpp(), said.gppSid());
        ConsentDecision decision = gdprApplies(said, gpp, policy) ? european(said, gpp, policy, at) : elsewhere(said, gpp, policy);
        return limited(objects(said, gpp) ? unshared(decision, said) : decision, policy);
    }

    private static boolean gdprApplies(ConsentSignals said, Gpp gpp, PrivacyPolicy policy) {
        if (said.gdpr() != null) {
            // Whoever writes neither 0 nor 1 has not said that it does not apply.
            return !said.gdpr().equals("0");
        }
        if (said.tcString() != null || gpp.european() != null || Gpp.namesEurope(said.gppSid())) {
            return true;
        }
        boolean elsewhere = said.gpp() != null || said.usPrivacy() != null || said.country() != null;
        return said.country() != null && GDPR_COUNTRIES.contains(said.country()) || !elsewhere && policy.unknownRegion() == PrivacyPolicy.Region.GDPR;
    }

    private static ConsentDecision european(ConsentSignals said, Gpp gpp, PrivacyPolicy policy, Instant at) {
        String text = said.tcString() == null ? gpp.european() : said.tcString();
        if (gpp.fault() != null && text == null) {
            return nothing(ConsentBasis.GPP_INVALID, gpp.fault(), said);
        }
        if (text == null) {
            return byMode(said);
        }
        Tcf tcf = Tcf.read(text, policy.consentMonths(), at);
        if (tcf.fault() != null) {
            return nothing(ConsentBasis.TCF_INVALID, tcf.fault(), said);
        }
        if (!tcf.allows(Tcf.STORE)) {
            return nothing(ConsentBasis.TCF_NO_STORAGE, null, said);
        }
        if (!tcf.allows(Tcf.MEASURE)) {
            return nothing(ConsentBasis.TCF_NO_MEASUREMENT, null, said);
        }
        if (policy.vendorId() != null && !(tcf.allows(Tcf.STORE, policy.vendorId()) && tcf.allows(Tcf.MEASURE, policy.vendorId()))) {
            return nothing(ConsentBasis.TCF_VENDOR_REFUSED, null, said);
        }
        if (deniesStorage(said)) {
            return nothing(ConsentBasis.CONSENT_MODE_DENIED, null, said);
        }
        List<Integer> vendors = policy.platformVendors().stream().filter(vendor -> tcf.allows(Tcf.STORE, vendor)).toList();
        boolean contact = "granted".equals(said.adUserData()) && !vendors.isEmpty();
        boolean profile = Tcf.PROFILE.stream().allMatch(tcf::allows) && !"denied".equals(said.adPersonalization());
        return new ConsentDecision(ConsentBasis.TCF_GRANTED, null, true, true, profile, true, contact, Address.FULL, true, said.adUserData(), vendors);
    }

    /** Without a TC string, Google's consent mode may have said what was chosen. */
    private static ConsentDecision byMode(ConsentSignals said) {
        if (deniesStorage(said)) {
            return nothing(ConsentBasis.CONSENT_MODE_DENIED, null, said);
        }
        if (!"granted".equals(said.adStorage())) {
            return nothing(ConsentBasis.GDPR_NO_SIGNAL, null, said);
        }
        return new ConsentDecision(ConsentBasis.CONSENT_MODE_GRANTED, null, true, true, "granted".equals(said.adPersonalization()), true,
                "granted".equals(said.adUserData()), Address.FULL, true, said.adUserData(), null);
    }

    private static ConsentDecision elsewhere(ConsentSignals said, Gpp gpp, PrivacyPolicy policy) {
        if (gpp.fault() != null) {
            return nothing(ConsentBasis.GPP_INVALID, gpp.fault(), said);
        }
        if (said.usPrivacy() != null && Gpp.objects(said.usPrivacy()) == null) {
            return nothing(ConsentBasis.GPP_INVALID, "us-privacy-malformed", said);
        }
        if (Boolean.FALSE.equals(gpp.canada())) {
            return nothing(ConsentBasis.TCF_NO_STORAGE, null, said);
        }
        if (deniesStorage(said)) {
            return nothing(ConsentBasis.CONSENT_MODE_DENIED, null, said);
        }
        boolean contact = !"denied".equals(said.adUserData());
        boolean profile = !"denied".equals(said.adPersonalization());
        boolean known = said.gdpr() != null || said.gpp() != null || said.usPrivacy() != null || said.country() != null;
        if (known || objects(said, gpp)) {
            return new ConsentDecision(ConsentBasis.NO_OPT_OUT, null, true, true, profile, true, contact, Address.FULL, true, said.adUserData(), null);
        }
        return new ConsentDecision(ConsentBasis.UNKNOWN_REGION, null, true, true, false, true, "granted".equals(said.adUserData()), Address.TRUNCATED, true,
                said.adUserData(), null);
    }

    private static boolean deniesStorage(ConsentSignals said) {
        return "denied".equals(said.adStorage()) || "denied".equals(said.analyticsStorage());
    }

    /** A GPP string that cannot be read may have been an objection. */
    private static boolean objects(ConsentSignals said, Gpp gpp) {
        return said.gpc() || gpp.fault() != null || gpp.optedOut() || said.usPrivacy() != null && Boolean.TRUE.equals(Gpp.objects(said.usPrivacy()));
    }

    /** The click itself is still counted and, by the id in its own address, credited. */
    private static ConsentDecision nothing(ConsentBasis basis, String reason, ConsentSignals said) {
        return new ConsentDecision(basis, reason, false, false, false, false, false, Address.TRUNCATED, false, said.adUserData(), null);
    }

    /** An objection to sale and sharing leaves what stays with the first party. */
    private static ConsentDecision unshared(ConsentDecision d, ConsentSignals said) {
        ConsentBasis basis = d.basis() != ConsentBasis.NO_OPT_OUT ? d.basis() : said.gpc() ? ConsentBasis.GPC : ConsentBasis.OPT_OUT;
        return new ConsentDecision(basis, d.reason(), d.store(), d.measure(), false, false, false, d.address(), d.userAgent(), d.adUserData(), d.vendors());
    }

    private static ConsentDecision limited(ConsentDecision d, PrivacyPolicy policy) {
        boolean cookieless = policy.mode() == PrivacyPolicy.Mode.COOKIELESS;
        Address most = cookieless && policy.address() == Address.FULL ? Address.TRUNCATED : policy.address();
        Address address = d.address().compareTo(most) >= 0 ? d.address() : most;
        return new ConsentDecision(d.basis(), d.reason(), d.store() && !cookieless, d.measure(), d.profile(), d.shareClick(), d.shareContact(), address,
                d.userAgent() && !cookieless, d.adUserData(), d.vendors());
    }
}
