package io.plumbline.web.portal.partnerside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.shared.Invalid;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedAddressTest {

    @Test
    void sub_ids_stand_in_the_address_as_they_were_written_and_empty_ones_do_not() {
        Map<String, String> given = Map.of("sub1", "spring & summer", "sub2", " ", "src", "newsletter", "sub5", "x".repeat(201), "id", "not a sub-id");

        assertThat(SharedAddress.query("?", given::get)).isEqualTo("?sub1=spring+%26+summer&src=newsletter");
        assertThat(SharedAddress.query("&", Map.<String, String>of()::get)).isEmpty();
    }

    @Test
    void a_sub_id_too_long_for_the_address_is_refused_where_somebody_can_be_told() {
        assertThatCode(() -> SharedAddress.check(Map.of("sub1", "x".repeat(200))::get)).doesNotThrowAnyException();
        assertThatThrownBy(() -> SharedAddress.check(Map.of("sub5", "x".repeat(201))::get)).isInstanceOf(Invalid.class);
    }
}
