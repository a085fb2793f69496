package io.plumbline.tracking.consent;

import static io.plumbline.tracking.consent.Strings.NOW;
import static io.plumbline.tracking.consent.Strings.tcf;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.api.PrivacyPolicy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision table row by row: signal, may a persistent id be kept, how much of the address, the user agent, contact data out, click id out. */
class DecisionTableTest {

    private static final Map<String, String> TCF = Map.of("YES", tcf(1, 7).encode(), "ALL", tcf(1, 2, 3, 4, 7).encode(), "NO1", tcf(7).encode(), "NO7", tcf(1, 2).encode(), "LI7",
            tcf(1).addPurposesLITransparency(Strings.ints(7)).encode(), "OLD", tcf(1, 7).tcfPolicyVersion(2).encode(), "CUT", tcf(1, 7).encode().substring(0, 30));

    static ConsentSignals said(String text) {
        Map<String, String> params = new HashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            params.put(parts[0], parts.length < 2 ? "" : TCF.getOrDefault(parts[1], parts[1]));
        }
        return ConsentSignals.of(params::get, "1".equals(params.get("Sec-GPC")), params.get("country"));
    }

    private static ConsentDecision decide(String text) {
        return DecisionTable.decide(said(text), PrivacyPolicy.STANDARD, NOW);
    }

    @ParameterizedTest
    @CsvSource({
            "country=DE,gdpr-no-signal,false,TRUNCATED,false,false,false",
            "country=GB,gdpr-no-signal,false,TRUNCATED,false,false,false",
            "gdpr=1,gdpr-no-signal,false,TRUNCATED,false,false,false",
            "gdpr=yes,gdpr-no-signal,false,TRUNCATED,false,false,false",
            "gdpr=1&gdpr_consent=YES,tcf-granted,true,FULL,true,false,true",
            "gdpr=1&gdpr_consent=LI7,tcf-granted,true,FULL,true,false,true",
            "gdpr=1&gdpr_consent=YES&ad_user_data=granted,tcf-granted,true,FULL,true,true,true",
            "gdpr=1&gdpr_consent=YES&ad_user_data=denied,tcf-granted,true,FULL,true,false,true",
            "gdpr_consent=YES,tcf-granted,true,FULL,true,false,true",
            "country=US&gdpr=1&gdpr_consent=YES,tcf-granted,true,FULL,true,false,true",
            "gdpr=1&gdpr_consent=NO1,tcf-no-storage,false,TRUNCATED,false,false,false",
            "gdpr=1&gdpr_consent=NO7,tcf-no-measurement,false,TRUNCATED,false,false,false",
            "gdpr=1&gdpr_consent=OLD,tcf-invalid,false,TRUNCATED,false,false,false",
            "gdpr=1&gdpr_consent=CUT,tcf-invalid,false,TRUNCATED,false,false,false",
            "gdpr=1&gdpr_consent=YES&ad_storage=denied,consent-mode-denied,false,TRUNCATED,false,false,false",
            "country=FR&ad_storage=granted,consent-mode-granted,true,FULL,true,false,true",
            "country=FR&ad_storage=granted&ad_user_data=granted,consent-mode-granted,true,FULL,true,true,true",
            "country=FR&gcs=G111,consent-mode-granted,true,FULL,true,false,true",
            "country=FR&gcs=G110,consent-mode-denied,false,TRUNCATED,false,false,false",
            "country=US&gcs=G100,consent-mode-denied,false,TRUNCATED,false,false,false",
            "gdpr=1&gdpr_consent=YES&ad_user_data=granted&Sec-GPC=1,tcf-granted,true,FULL,true,false,false",
            "country=US&Sec-GPC=1,gpc,true,FULL,true,false,false",
            "Sec-GPC=1,gpc,true,FULL,true,false,false",
            "gpp=DBABLA~BAAQAAAAAABA.YA&gpp_sid=7,opt-out,true,FULL,true,false,false",
            "us_privacy=1YYN,opt-out,true,FULL,true,false,false",
            "us_privacy=1YNN,no-opt-out,true,FULL,true,true,true",
            "us_privacy=hello,gpp-invalid,false,TRUNCATED,false,false,false",
            "gpp=DBABLA~BAAQ&gpp_sid=7,gpp-invalid,false,TRUNCATED,false,false,false",
            "gpp=DBABLA~BAAQAAAAAABA.YA&gpp_sid=24,gpp-invalid,false,TRUNCATED,false,false,false",
            "country=US,no-opt-out,true,FULL,true,true,true",
            "country=US&ad_user_data=denied,no-opt-out,true,FULL,true,false,true",
            "gdpr=0,no-opt-out,true,FULL,true,true,true",
            "gdpr=0&gdpr_consent=CUT,no-opt-out,true,FULL,true,true,true",
            "x=,unknown-region,true,TRUNCATED,true,false,true"})
    void each_row_of_the_table(String said, String basis, boolean store, ConsentDecision.Address address, boolean userAgent, boolean contact, boolean click) {
        ConsentDecision decision = decide(said);

        assertThat(decision.basis().key()).isEqualTo(basis);
        assertThat(decision.store()).as("store").isEqualTo(store);
        assertThat(decision.address()).as("address").isEqualTo(address);
        assertThat(decision.userAgent()).as("user agent").isEqualTo(userAgent);
        assertThat(decision.shareContact()).as("contact").isEqualTo(contact);
        assertThat(decision.shareClick()).as("click id").isEqualTo(click);
    }

    @Test
    void contact_data_go_only_to_platforms_the_string_consents_to() {
        ConsentDecision decision = decide("gdpr=1&gdpr_consent=YES&ad_user_data=granted");

        assertThat(decision.mayShareContact(755)).isTrue();
        assertThat(decision.mayShareContact(1126)).isFalse();
        assertThat(decision.mayShareContact(null)).as("a platform without an id").isFalse();
        assertThat(decision.purposes()).isEqualTo("store measure share-click share-contact ad-user-data:granted vendor:755 vendor:804");
    }

    @Test
    void profiles_need_their_own_purposes() {
        assertThat(decide("gdpr=1&gdpr_consent=YES").profile()).isFalse();
        assertThat(decide("gdpr=1&gdpr_consent=ALL").profile()).isTrue();
        assertThat(decide("gdpr=1&gdpr_consent=ALL&ad_personalization=denied").profile()).isFalse();
        assertThat(decide("gdpr=1&gdpr_consent=ALL&Sec-GPC=1").profile()).isFalse();
    }

    @Test
    void a_string_for_europe_may_stand_inside_gpp() {
        String gpp = "DBACNYA~" + TCF.get("YES") + "~1YNN";

        assertThat(decide("gpp=" + gpp + "&gpp_sid=2").basis().key()).isEqualTo("tcf-granted");
        assertThat(decide("gdpr=1&gpp=" + gpp + "&gpp_sid=2").basis().key()).isEqualTo("tcf-granted");
        assertThat(decide("gpp=" + gpp + "&gpp_sid=6").basis().key()).isEqualTo("no-opt-out");
        assertThat(decide("gdpr=1&gpp=rubbish&gpp_sid=2")).extracting(d -> d.basis().key(), ConsentDecision::reason).containsExactly("gpp-invalid", "gpp-malformed");
    }

    @Test
    void a_broken_string_is_stored_with_the_reason() {
        assertThat(decide("gdpr=1&gdpr_consent=CUT").reason()).isEqualTo("tcf-malformed");
        assertThat(decide("gdpr=1&gdpr_consent=OLD").reason()).isEqualTo("tcf-policy-outdated");
        assertThat(decide("gpp=DBABLA~BAAQ&gpp_sid=7").reason()).isEqualTo("gpp-malformed");
    }

    @Test
    void a_policy_may_ask_for_less_and_never_for_more() {
        PrivacyPolicy cookieless = new PrivacyPolicy(PrivacyPolicy.Mode.COOKIELESS, null, null, null, null, null, null, null).over(PrivacyPolicy.STANDARD);
        PrivacyPolicy nameless = new PrivacyPolicy(null, PrivacyPolicy.Region.GDPR, ConsentDecision.Address.NONE, null, null, null, null, null).over(PrivacyPolicy.STANDARD);
        PrivacyPolicy vendor = new PrivacyPolicy(null, null, null, 99, null, null, null, null).over(PrivacyPolicy.STANDARD);

        ConsentDecision without = DecisionTable.decide(said("country=US"), cookieless, NOW);
        assertThat(without.store()).isFalse();
        assertThat(without.address()).isEqualTo(ConsentDecision.Address.TRUNCATED);
        assertThat(without.userAgent()).isFalse();
        assertThat(DecisionTable.decide(said("x="), nameless, NOW).basis().key()).isEqualTo("gdpr-no-signal");
        assertThat(DecisionTable.decide(said("country=US"), nameless, NOW).address()).isEqualTo(ConsentDecision.Address.NONE);
        assertThat(DecisionTable.decide(said("gdpr=1"), nameless, NOW).address()).isEqualTo(ConsentDecision.Address.NONE);
        assertThat(DecisionTable.decide(said("gdpr_consent=YES"), vendor, NOW).basis().key()).isEqualTo("tcf-vendor-refused");
    }

    @Test
    void the_receipt_says_what_was_received() {
        assertThat(said("gdpr=1&gdpr_consent=abc&Sec-GPC=1&ad_storage=GRANTED").received()).isEqualTo("gdpr=1&ad_storage=granted&gpc=1&gdpr_consent=abc");
        assertThat(ConsentSignals.NONE.received()).isNull();
        assertThat(said("gdpr_consent=" + "C".repeat(9000)).tcString()).hasSize(ConsentSignals.MAX);
    }
}
