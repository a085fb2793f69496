package io.plumbline.tracking.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.store.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformClicksTest {

    @Test
    void every_name_of_an_ad_platforms_id_is_seen_in_stored_parameters() {
        assertThat(PlatformClicks.NAMES).allMatch(name -> Json.map(Map.of(name, "Cj0KCQjw4S3BhAAEiwA")).contains(PlatformClicks.ENDING));
    }
}
