package io.plumbline.tracking.consent;

import static io.plumbline.tracking.consent.Strings.NOW;
import static io.plumbline.tracking.consent.Strings.ints;
import static io.plumbline.tracking.consent.Strings.tcf;
import static org.assertj.core.api.Assertions.assertThat;

import com.iabtcf.encoder.PublisherRestrictionEntry;
import com.iabtcf.v2.RestrictionType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcfTest {

    private static Tcf read(String text) {
        return Tcf.read(text, 13, NOW);
    }

    @Test
    void a_published_string_of_policy_2_decodes_and_is_refused_all_the_same() {
        assertThat(read("CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA").fault()).isEqualTo("tcf-policy-outdated");
    }

    @Test
    void consents_and_vendors_are_read_as_they_were_given() {
        Tcf read = read(tcf(1, 3, 7).addPurposesLITransparency(ints(7, 9)).encode());

        assertThat(read.fault()).isNull();
        assertThat(read.purposes()).containsExactlyInAnyOrder(1, 3, 7);
        assertThat(read.interests()).containsExactlyInAnyOrder(7, 9);
        assertThat(read.vendors()).containsExactlyInAnyOrder(12, 755, 804);
    }

    @Test
    void what_the_policies_ruled_out_is_no_consent() {
        assertThat(read(tcf(1, 7).isServiceSpecific(false).encode()).fault()).isEqualTo("tcf-not-service-specific");
        assertThat(read(tcf(1, 7).tcfPolicyVersion(3).encode()).fault()).isEqualTo("tcf-policy-outdated");
        for (int purpose = 3; purpose <= 6; purpose++) {
            assertThat(read(tcf(1, 7).addPurposesLITransparency(ints(purpose)).encode()).fault()).isEqualTo("tcf-interest-forbidden");
        }
        assertThat(read(tcf(1, 7).lastUpdated(NOW.minus(Duration.ofDays(400))).encode()).fault()).isEqualTo("tcf-expired");
        assertThat(Tcf.read(tcf(1, 7).lastUpdated(NOW.minus(Duration.ofDays(400))).encode(), 0, NOW).fault()).isNull();
        assertThat(read(tcf(1, 7).lastUpdated(NOW.plus(Duration.ofDays(3))).encode()).fault()).isEqualTo("tcf-from-future");
        assertThat(read("${GDPR_CONSENT_755}").fault()).isEqualTo("tcf-macro-unfilled");
    }

    @Test
    void no_beginning_of_a_string_is_taken_for_consent() {
        String whole = tcf(1, 2, 3, 4, 7, 9, 10).addVendorConsent(ints(1, 2, 3, 64, 900)).encode();
        assertThat(read(whole).fault()).isNull();
        for (int length = 0; length < whole.length(); length++) {
            assertThat(read(whole.substring(0, length)).fault()).as(whole.substring(0, length)).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"x", "BOEFEAyOEFEAyAHABDENAI4AAAB9vABAASA", "C", "CQ!!", "....", "1YNN", "null", "🙂🙂🙂🙂"})
    void what_is_no_string_is_no_consent(String text) {
        assertThat(read(text).fault()).isIn("tcf-malformed", "tcf-version");
    }

    @Test
    void a_publisher_may_forbid_a_vendor_what_the_person_allowed() {
        String restricted = tcf(1, 7).addPublisherRestrictionEntry(PublisherRestrictionEntry.newBuilder().purposeId(7).restrictionType(RestrictionType.NOT_ALLOWED)
                .addVendor(ints(755)).build()).encode();

        assertThat(read(tcf(1, 7).encode()).allows(7, 755)).isTrue();
        assertThat(read(restricted).allows(7, 755)).isFalse();
        assertThat(read(restricted).allows(7, 804)).isTrue();
        assertThat(read(restricted).allows(7, 99)).isFalse();
    }

    @Test
    void from_policy_5_on_a_vendor_that_was_not_disclosed_has_no_consent() {
        assertThat(read(tcf(1, 7).tcfPolicyVersion(5).encode()).allows(7, 755)).isFalse();
        assertThat(read(tcf(1, 7).tcfPolicyVersion(5).addDisclosedVendors(ints(755)).encode()).allows(7, 755)).isTrue();
    }
}
