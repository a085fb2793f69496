package io.plumbline.tracking.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.shared.Ids;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VisitorIdTest {

    private static final UUID SHOP = Ids.named("shop");

    @Test
    void keys_of_our_own_ids_begin_with_the_moment_the_id_was_made() {
        long before = System.currentTimeMillis();
        String id = VisitorId.fresh();
        assertThat(id).matches("t[0-9a-f]{32}");
        assertThat(VisitorId.key(id).getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
        assertThat(Persons.named(SHOP, "visitor", id).getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
        assertThat(VisitorId.key(id).version()).isEqualTo(8);
    }

    @Test
    void the_same_id_has_the_same_key_and_another_one_another() {
        Set<UUID> keys = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String id = VisitorId.fresh();
            assertThat(VisitorId.key(id)).isEqualTo(VisitorId.key(id)).isNotEqualTo(Persons.named(SHOP, "visitor", id));
            assertThat(keys.add(VisitorId.key(id))).isTrue();
        }
    }

    @Test
    void ids_of_other_makers_keep_the_keys_they_had() {
        for (String id : new String[] {"2034ad89cfef912cf9a479ef25de6351", "t2034ad89cfef912cf9a479ef25de635", "t2034ad89cfef912cf9a479ef25de635g", "GA1.2.1234567890.1234567890"}) {
            assertThat(VisitorId.key(id)).isEqualTo(Ids.named("visitor", id));
            assertThat(Persons.named(SHOP, "visitor", id)).isEqualTo(Ids.named("person", SHOP.toString(), "visitor", id));
        }
        assertThat(Persons.named(SHOP, "customer", "t0192f0c12d3e7a4b8c5d6e7f8a9b0c1d")).isEqualTo(Ids.named("person", SHOP.toString(), "customer", "t0192f0c12d3e7a4b8c5d6e7f8a9b0c1d"));
    }
}
