package io.plumbline.tracking.consent;

import com.iab.gpp.encoder.GppModel;
import com.iab.gpp.encoder.section.TcfCaV1;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the strings behind a decision say of one receiver of contact data. Read again for each receiver, from what was kept as it came. */
public final class Receivers {

    private static final int EUROPE = 2;
    private static final int CANADA = 5;
    private static final List<String> PROVIDER_STRINGS = List.of("1", "2");

    private Receivers() {
    }

    /**
     * @param received as {@link io.plumbline.tracking.api.ConsentSignals#received} wrote it, or null
     * @param vendor   number in the Global Vendor List, or null
     * @param provider number among Google's ad technology providers, for a receiver that is not on that list, or null
     * @param now      a string from later than this is none
     * @return whether the receiver may have them; empty when no string speaks of vendors
     */
    public static Optional<Boolean> mayHave(String received, Integer vendor, Integer provider, Instant now) {
        Map<String, String> said = said(received);
        try {
            String european = said.containsKey("gdpr_consent") ? said.get("gdpr_consent") : section(said, EUROPE);
            if (european != null) {
                return Optional.of(european(european, said.get("addtl_consent"), vendor, provider, now));
            }
            return section(said, CANADA) == null ? Optional.empty() : Optional.of(vendor != null && canadian(said.get("gpp"), vendor));
        } catch (RuntimeException broken) {
            // A string that cannot be read, or was cut, speaks for nobody.
            return Optional.of(false);
        }
    }

    /** How old the string was mattered when the event came; what the person said then holds for the event. */
    private static boolean european(String text, String providers, Integer vendor, Integer provider, Instant now) {
        Tcf tcf = Tcf.read(text, 0, now);
        boolean asVendor = vendor != null && tcf.allows(Tcf.STORE, vendor);
        return tcf.fault() == null && (asVendor || provider != null && tcf.allows(Tcf.STORE) && names(providers, provider));
    }

    /** {@code 1~70.89} or {@code 2~70.89~dv.45}: version, consented, disclosed. */
    private static boolean names(String providers, int provider) {
        String[] parts = providers == null ? new String[0] : providers.split("~", -1);
        return parts.length >= 2 && PROVIDER_STRINGS.contains(parts[0]) && Arrays.asList(parts[1].split("\\.")).contains(Integer.toString(provider));
    }

    private static boolean canadian(String gpp, int vendor) {
        TcfCaV1 section = new GppModel(gpp).getTcfCaV1Section();
        boolean storing = section.getPurposesExpressConsent().get(Tcf.STORE - 1) || section.getPurposesImpliedConsent().get(Tcf.STORE - 1);
        return storing && (section.getVendorExpressConsent().contains(vendor) || section.getVendorImpliedConsent().contains(vendor));
    }

    /** The text of a section that applies, or null. */
    private static String section(Map<String, String> said, int section) {
        String gpp = said.get("gpp");
        if (gpp == null || said.containsKey("gpp_sid") && !Arrays.asList(said.get("gpp_sid").split("[,_]")).contains(Integer.toString(section))) {
            return null;
        }
        int place = new GppModel(gpp).getSectionIds().indexOf(section);
        return place < 0 ? null : gpp.split("~")[place + 1];
    }

    private static Map<String, String> said(String received) {
        Map<String, String> said = new HashMap<>();
        for (String pair : received == null ? new String[0] : received.split("&")) {
            int is = pair.indexOf('=');
            if (is > 0) {
                said.put(pair.substring(0, is), pair.substring(is + 1));
            }
        }
        return said;
    }
}
