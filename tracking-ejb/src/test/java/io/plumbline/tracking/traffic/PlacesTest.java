package io.plumbline.tracking.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.shared.Invalid;
import io.plumbline.tracking.api.ListKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {

    @Test
    void databases_of_several_makers_say_country_region_and_system() throws IOException {
        PlacesFile cities = PlacesFile.open(new Mmdb().with("81.2.69.0/24", Map.of("country", Map.of("iso_code", "GB"), "subdivisions", List.of(Map.of("iso_code", "ENG"))))
                .with("2001:4860::/32", Map.of("country_code", "US")).file().toFile());
        PlacesFile systems = PlacesFile.open(new Mmdb().with("81.2.69.0/24", Map.of("autonomous_system_number", 20712)).with("5.9.0.0/16", Map.of("autonomous_system_number", 24940)).file().toFile());
        Places places = new Places(cities, null, systems);
        assertThat(places.at("81.2.69.142")).isEqualTo(new Place("GB", "ENG", 20712));
        assertThat(places.at("2001:4860:4860::8888")).isEqualTo(new Place("US", null, null));
        assertThat(places.at("5.9.1.1")).isEqualTo(new Place(null, null, 24940));
        assertThat(places.at("81.2.70.1")).isEqualTo(Place.UNKNOWN);
        for (String nowhere : new String[] {"127.0.0.1", "10.0.0.1", "", "unknown", "example.com"}) {
            assertThat(places.at(nowhere)).isEqualTo(Place.UNKNOWN);
        }
        assertThat(places.at(null)).isEqualTo(Place.UNKNOWN);
    }

    @Test
    void a_database_that_is_cut_off_is_refused() {
        byte[] whole = new Mmdb().with("8.8.8.0/24", Map.of("country_code", "US")).bytes();
        for (int length : new int[] {0, 10, whole.length / 2, whole.length - 40}) {
            byte[] part = Arrays.copyOf(whole, length);
            try (ListFile file = ListFile.take(new ByteArrayInputStream(part), ListKind.PLACES)) {
                assertThatThrownBy(() -> file.entries(ListKind.PLACES)).isInstanceOf(Invalid.class);
            }
        }
        try (ListFile file = ListFile.take(new ByteArrayInputStream(whole), ListKind.PLACES)) {
            assertThat(file.entries(ListKind.PLACES)).isPositive();
        }
    }
}
