package io.plumbline.campaign.advertiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.api.AdvertiserDraft;
import io.plumbline.shared.Invalid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdvertiserRulesTest {

    @ParameterizedTest
    @CsvSource({"Shop.Example,shop.example", "bücher.example,xn--bcher-kva.example", "shop.example.,shop.example", "localhost,localhost"})
    void a_domain_is_kept_as_browsers_send_it(String typed, String kept) {
        assertThat(AdvertiserRules.host(typed)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "https://shop.example", "shop.example/path", "shop.example:443", "*.shop.example", "-shop.example", "shop..example",
            "shop example", "a@shop.example", "shop_.example\r\n", "."})
    void what_is_no_host_name_is_refused(String typed) {
        assertThat(AdvertiserRules.host(typed)).isEmpty();
    }

    @Test
    void a_domain_given_twice_is_kept_once() {
        AdvertiserDraft sound = AdvertiserRules.sound(new AdvertiserDraft("Shop", "EUR", "Europe/Berlin", "https://shop.example/",
                List.of("shop.example", "SHOP.example"), " "));
        assertThat(sound.domains()).containsExactly("shop.example");
        assertThat(sound.postbackToken()).isNull();
    }

    @Test
    void an_empty_draft_is_refused_with_all_its_faults() {
        assertThatThrownBy(() -> AdvertiserRules.sound(new AdvertiserDraft(null, null, null, null, null, null)))
                .isInstanceOfSatisfying(Invalid.class, no -> assertThat(no.faults()).hasSize(4));
    }
}
