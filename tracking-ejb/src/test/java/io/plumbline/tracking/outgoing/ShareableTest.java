package io.plumbline.tracking.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import com.iabtcf.encoder.TCStringEncoder;
import com.iabtcf.utils.BitSetIntIterable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row is an event as it is stored and a receiver: whether it is told click ids of platforms and contact data. */
class ShareableTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String TC = TCStringEncoder.newBuilder().version(2).created(NOW.minusSeconds(864_000)).lastUpdated(NOW.minusSeconds(864_000)).cmpId(31).cmpVersion(1)
            .consentScreen(1).consentLanguage("EN").vendorListVersion(280).tcfPolicyVersion(4).isServiceSpecific(true).publisherCC("DE")
            .addPurposesConsent(BitSetIntIterable.from(1, 7)).addVendorConsent(BitSetIntIterable.from(12, 755)).encode();

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-,                    -,                                                    -,  755, -,  true,  true",
        "server,               store measure share-click share-contact,              -,  -,   -,  true,  true",
        "no-opt-out,           store measure share-click share-contact,              -,  -,   -,  true,  true",
        "gpc,                  store measure,                                        -,  755, -,  false, false",
        "consent-mode-granted, store measure share-click ad-user-data:granted share-contact, -, -, -, true, true",
        "tcf-granted,          store measure share-click ad-user-data:granted,       TC, 755, -,  true,  true",
        "tcf-granted,          store measure share-click ad-user-data:granted,       TC, 13,  -,  true,  false",
        "tcf-granted,          store measure share-click share-contact ad-user-data:granted vendor:804, TC, -, -, true, false",
        "tcf-granted,          store measure share-click ad-user-data:denied,        TC, 755, -,  true,  false",
        "tcf-granted,          store measure share-click,                            TC, 755, -,  true,  false",
        "tcf-granted,          store measure ad-user-data:granted,                   TC, 755, -,  false, false",
        "tcf-granted,          store measure share-click ad-user-data:granted,       -,  755, -,  true,  false",
        "tcf-granted,          store measure share-click ad-user-data:granted,       TC, -,   89, true,  true",
        "tcf-granted,          store measure share-click ad-user-data:granted,       TC, -,   90, true,  false",
        "tcf-no-storage,       ad-user-data:granted,                                 TC, 755, -,  false, false",
        "tcf-invalid,          ad-user-data:granted,                                 TC, 755, -,  false, false"})
    void a_receiver_is_told_what_the_event_allows_it(String basis, String purposes, String received, Integer vendor, Integer provider, boolean clickIds, boolean contact) {
        Shareable shareable = Shareable.of(basis, purposes, "TC".equals(received) ? "gdpr=1&gdpr_consent=" + TC + "&addtl_consent=2~89.100~dv.90" : null, new Receiver(vendor, provider), NOW);
        Map<String, String> facts = new HashMap<>(Map.of("gclid", "G", "customer_id", "C", "ip", "203.0.113.7", "clickid", "ours"));
        shareable.limit(facts);
        assertThat(facts.containsKey("gclid")).isEqualTo(clickIds);
        assertThat(facts.containsKey("customer_id") && facts.containsKey("ip")).isEqualTo(contact);
        assertThat(facts).containsKey("clickid");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void of_click_and_conversion_the_stricter_counts_for_the_same_receiver(boolean named) {
        Receiver to = new Receiver(named ? 755 : 13, null);
        Shareable click = Shareable.of("tcf-granted", "store share-click ad-user-data:granted", "gdpr_consent=" + TC, to, NOW);
        Shareable server = Shareable.of("server", "store share-click share-contact", null, to, NOW);
        assertThat(server.behind(click).contact()).isEqualTo(named);
    }
}
