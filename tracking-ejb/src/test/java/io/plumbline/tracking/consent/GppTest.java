package io.plumbline.tracking.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.iab.gpp.encoder.GppModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GppTest {

    @Test
    void the_published_string_with_an_opt_out_and_gpc_objects() {
        assertThat(Gpp.read("DBABLA~BAAQAAAAAABA.YA", "7")).isEqualTo(new Gpp(null, null, true, null));
    }

    @ParameterizedTest
    @CsvSource({"usnat,7", "usca,8", "usva,9", "usco,10", "usut,11", "usct,12", "usfl,13", "usmt,14", "usor,15", "ustx,16", "usde,17", "usia,18", "usne,19", "usnh,20", "usnj,21",
            "ustn,22"})
    void an_opt_out_of_sale_is_found_in_the_section_of_every_state(String name, int section) {
        GppModel out = new GppModel();
        out.setFieldValue(name, "SaleOptOut", 1);
        GppModel in = new GppModel();
        in.setFieldValue(name, "SaleOptOut", 2);

        assertThat(Gpp.read(out.encode(), Integer.toString(section)).optedOut()).isTrue();
        assertThat(Gpp.read(in.encode(), Integer.toString(section))).isEqualTo(Gpp.SILENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SharingOptOut", "TargetedAdvertisingOptOut"})
    void sharing_and_targeted_advertising_count_like_sale(String field) {
        GppModel out = new GppModel();
        out.setFieldValue("usnat", field, 1);

        assertThat(Gpp.read(out.encode(), null).optedOut()).isTrue();
    }

    @Test
    void gpc_inside_the_string_is_an_objection() {
        GppModel gpc = new GppModel();
        gpc.setFieldValue("usnat", "SaleOptOut", 2);
        gpc.setFieldValue("usnat", "Gpc", true);

        assertThat(Gpp.read(gpc.encode(), "7").optedOut()).isTrue();
    }

    @Test
    void only_sections_that_apply_are_asked() {
        GppModel both = new GppModel();
        both.setFieldValue("usnat", "SaleOptOut", 1);
        both.setFieldValue("usca", "SaleOptOut", 2);

        assertThat(Gpp.read(both.encode(), "8").optedOut()).isFalse();
        assertThat(Gpp.read(both.encode(), "7,8").optedOut()).isTrue();
        assertThat(Gpp.read(both.encode(), null).optedOut()).isTrue();
        assertThat(Gpp.read(both.encode(), "-1").optedOut()).isTrue();
    }

    @Test
    void the_european_section_is_handed_on_as_it_came() {
        assertThat(Gpp.read("DBACNYA~CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA~1YNN", "2").european()).isEqualTo("CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA");
        assertThat(Gpp.read("DBACNYA~CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA~1YNN", "6")).isEqualTo(new Gpp(null, null, false, null));
        assertThat(Gpp.read("DBACNYA~CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA~1YYN", "6").optedOut()).isTrue();
    }

    /** Cut in the padding it still says everything; cut before, it is faulty; nowhere does it turn into a yes. */
    @Test
    void no_beginning_of_an_objection_is_taken_for_a_yes() {
        String whole = "DBABLA~BAAQAAAAAABA";
        assertThat(Gpp.read(whole, "7")).isEqualTo(new Gpp(null, null, true, null));
        for (int length = 0; length < whole.length(); length++) {
            Gpp cut = Gpp.read(whole.substring(0, length), "7");
            assertThat(cut.fault() != null || cut.optedOut()).as(whole.substring(0, length)).isTrue();
            assertThat(cut.fault() == null).as("only the padding may be missing").isEqualTo(length >= whole.length() - 1);
        }
    }

    @Test
    void sections_that_are_not_there_or_not_named_by_number_are_faults() {
        assertThat(Gpp.read("DBABLA~BAAQAAAAAABA", "8").fault()).isEqualTo("gpp-section-missing");
        assertThat(Gpp.read("DBABLA~BAAQAAAAAABA", "seven").fault()).isEqualTo("gpp-malformed");
    }

    @ParameterizedTest
    @CsvSource({"1YNN,false", "1YYN,true", "1---,false", "2YYN,", "1Y,", "yes,"})
    void the_older_privacy_string_is_read_too(String text, Boolean objects) {
        assertThat(Gpp.objects(text)).isEqualTo(objects);
    }
}
