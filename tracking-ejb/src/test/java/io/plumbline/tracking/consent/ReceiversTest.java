package io.plumbline.tracking.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.iab.gpp.encoder.GppModel;
import io.plumbline.tracking.api.ConsentSignals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One string, several receivers: each is asked for by its own number. */
class ReceiversTest {

    private static final Optional<Boolean> YES = Optional.of(true);
    private static final Optional<Boolean> NO = Optional.of(false);
    private static final Optional<Boolean> UNSAID = Optional.empty();

    private static String received(Map<String, String> params) {
        return ConsentSignals.of(params::get, false, "DE").received();
    }

    private static Optional<Boolean> asked(String received, Integer vendor, Integer provider) {
        return Receivers.mayHave(received, vendor, provider, Strings.NOW);
    }

    @Test
    void a_vendor_is_told_when_the_string_names_it_for_storing() {
        String kept = received(Map.of("gdpr", "1", "gdpr_consent", Strings.tcf(1, 7).encode()));
        assertThat(asked(kept, 755, null)).isEqualTo(YES);
        assertThat(asked(kept, 13, null)).as("not among the vendors").isEqualTo(NO);
        assertThat(asked(kept, null, null)).as("a receiver without a number").isEqualTo(NO);
        assertThat(asked(received(Map.of("gdpr_consent", Strings.tcf(7).encode())), 755, null)).as("storing was refused").isEqualTo(NO);
    }

    @Test
    void googles_providers_stand_in_a_string_of_their_own_that_counts_beside_the_tc_string_only() {
        String tc = Strings.tcf(1, 7).encode();
        for (String providers : List.of("1~70.89", "2~70.89~dv.45.46", "2~89~")) {
            String kept = received(Map.of("gdpr_consent", tc, "addtl_consent", providers));
            assertThat(asked(kept, null, 89)).as(providers).isEqualTo(YES);
            assertThat(asked(kept, null, 45)).as("disclosed, not consented: " + providers).isEqualTo(NO);
            assertThat(asked(kept, 13, 89)).as("either number").isEqualTo(YES);
        }
        assertThat(asked(received(Map.of("gdpr_consent", tc, "addtl_consent", "3~89")), null, 89)).as("a version nobody knows").isEqualTo(NO);
        assertThat(asked(received(Map.of("gdpr_consent", tc)), null, 89)).isEqualTo(NO);
        assertThat(asked(received(Map.of("addtl_consent", "1~89")), null, 89)).as("without a TC string it says nothing").isEqualTo(UNSAID);
        assertThat(asked(received(Map.of("gdpr_consent", Strings.tcf(7).encode(), "addtl_consent", "1~89")), null, 89)).isEqualTo(NO);
    }

    @Test
    void the_sections_of_europe_and_canada_name_vendors_and_those_of_the_states_do_not() {
        GppModel europe = new GppModel();
        europe.setFieldValue("tcfeuv2", "PurposeConsents", List.of(true));
        europe.setFieldValue("tcfeuv2", "VendorConsents", List.of(755));
        europe.setFieldValue("tcfeuv2", "PolicyVersion", 4);
        europe.setFieldValue("tcfeuv2", "IsServiceSpecific", true);
        GppModel canada = new GppModel();
        canada.setFieldValue("tcfcav1", "PurposesExpressConsent", List.of(true));
        canada.setFieldValue("tcfcav1", "VendorExpressConsent", List.of(12));
        canada.setFieldValue("tcfcav1", "VendorImpliedConsent", List.of(14));
        GppModel states = new GppModel();
        states.setFieldValue("usnat", "SaleOptOut", 2);

        // The encoder dates a section by the machine's clock.
        assertThat(Receivers.mayHave(received(Map.of("gpp", europe.encode(), "gpp_sid", "2")), 755, null, java.time.Instant.now())).isEqualTo(YES);
        assertThat(Receivers.mayHave(received(Map.of("gpp", europe.encode(), "gpp_sid", "2")), 12, null, java.time.Instant.now())).isEqualTo(NO);
        assertThat(asked(received(Map.of("gpp", canada.encode(), "gpp_sid", "5")), 12, null)).isEqualTo(YES);
        assertThat(asked(received(Map.of("gpp", canada.encode())), 14, null)).isEqualTo(YES);
        assertThat(asked(received(Map.of("gpp", canada.encode())), 755, null)).isEqualTo(NO);
        assertThat(asked(received(Map.of("gpp", canada.encode(), "gpp_sid", "7")), 755, null)).as("a section that does not apply").isEqualTo(UNSAID);
        assertThat(asked(received(Map.of("gpp", states.encode(), "gpp_sid", "7")), null, null)).isEqualTo(UNSAID);
    }

    @Test
    void what_cannot_be_read_names_nobody_and_silence_says_nothing() {
        String whole = Strings.tcf(1, 7).encode();
        for (int length = 1; length < whole.length() - 1; length += 5) {
            assertThat(asked("gdpr_consent=" + whole.substring(0, length), 755, null)).as("cut after %d", length).isEqualTo(NO);
        }
        assertThat(asked("gdpr_consent=${GDPR_CONSENT_755}", 755, null)).isEqualTo(NO);
        assertThat(asked("gpp=DBAA", 755, null)).isIn(NO, UNSAID);
        assertThat(asked(null, 755, null)).isEqualTo(UNSAID);
        assertThat(asked("gdpr=1&ad_user_data=granted", 755, 89)).isEqualTo(UNSAID);
    }
}
