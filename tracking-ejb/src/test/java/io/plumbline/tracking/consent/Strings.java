package io.plumbline.tracking.consent;

import com.iabtcf.encoder.TCStringEncoder;
import com.iabtcf.utils.BitSetIntIterable;
import java.time.Instant;
import java.util.Arrays;

/** TC strings as a CMP would write them. */
final class Strings {

    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private Strings() {
    }

    static TCStringEncoder.Builder tcf(int... purposes) {
        return TCStringEncoder.newBuilder().version(2).created(NOW.minusSeconds(864_000)).lastUpdated(NOW.minusSeconds(864_000)).cmpId(31).cmpVersion(1).consentScreen(1)
                .consentLanguage("EN").vendorListVersion(280).tcfPolicyVersion(4).isServiceSpecific(true).publisherCC("DE").addPurposesConsent(ints(purposes))
                .addVendorConsent(ints(12, 755, 804));
    }

    static BitSetIntIterable ints(int... values) {
        BitSetIntIterable.Builder set = BitSetIntIterable.newBuilder();
        Arrays.stream(values).forEach(set::add);
        return set.build();
    }
}
