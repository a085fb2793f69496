package io.plumbline.campaign.payee;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are the examples that the IBAN registry and the states' tax offices publish. */
class BankNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"DE89370400440532013000", "GB29NWBK60161331926819", "FR1420041010050500013M02606", "NL91ABNA0417164300", "AT611904300234573201", "BE68539007547034",
        "CH9300762011623852957", "ES9121000418450200051332", "IT60X0542811101000000123456", "NO9386011117947", "MT84MALT011000012345MTLCAST001S", "PL61109010140000071219812874",
        "SE4550000000058398257466", "LC55HEMM000100010012001200023015"})
    void the_registrys_examples_are_sound(String iban) {
        assertThat(Iban.isValid(iban)).isTrue();
    }

    @Test
    void one_digit_changed_or_two_swapped_or_a_wrong_length_is_seen() {
        String iban = "DE89370400440532013000";
        for (int i = 0; i < iban.length(); i++) {
            char c = iban.charAt(i);
            String changed = iban.substring(0, i) + (c == '9' ? '8' : c == 'D' ? 'C' : c == 'E' ? 'F' : (char) (c + 1)) + iban.substring(i + 1);
            assertThat(Iban.isValid(changed)).as(changed).isFalse();
        }
        assertThat(Iban.isValid("DE98370400440532013000")).isFalse();
        assertThat(Iban.isValid("DE8937040044053201300")).isFalse();
        assertThat(Iban.isValid("XX89370400440532013000")).isFalse();
        assertThat(Iban.isValid("")).isFalse();
        assertThat(Iban.isValid(null)).isFalse();
    }

    @Test
    void sepa_reaches_europe_and_not_the_world() {
        assertThat(Iban.isSepa("CH9300762011623852957")).isTrue();
        assertThat(Iban.isSepa("LC55HEMM000100010012001200023015")).isFalse();
    }

    @Test
    void only_the_last_four_characters_are_shown() {
        assertThat(Iban.hidden("DE89370400440532013000")).isEqualTo("DE••••3000");
        assertThat(Iban.hidden("pay@blog.example")).isEqualTo("••••mple");
        assertThat(Iban.hidden("short")).isEqualTo("••••");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ATU13585627", "BE0428759497", "DE136695976", "DK88146328", "EL094259216", "FI09853608", "FR83404833048", "IT00743110157", "LU10000356", "NL010000446B01",
        "PL5260001246", "PT502757191", "SE556188840401", "SI59082437", "ESX9999999X", "IE6433435F", "CZ25123891", "HU12892312"})
    void known_vat_ids_are_sound(String vatId) {
        assertThat(VatIds.isSound(vatId)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ATU13585626", "BE0428759498", "DE136695975", "DK88146327", "EL094259217", "FI09853607", "FR84404833048", "IT00743110158", "LU10000355", "NL010000445B01",
        "PL5260001247", "PT502757192", "SE556188840301", "SI59082438", "DE13669597", "DE1366959766", "FRIO404833048", "X", ""})
    void a_wrong_check_digit_or_form_is_seen(String vatId) {
        assertThat(VatIds.isSound(vatId)).isFalse();
    }

    @Test
    void greece_writes_el() {
        assertThat(VatIds.isMember("GR")).isTrue();
        assertThat(VatIds.isOf("GR", "EL094259216")).isTrue();
        assertThat(VatIds.isMember("CH")).isFalse();
    }
}
