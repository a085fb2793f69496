package io.plumbline.tracking.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlatformClicksTest {

    @Test
    void every_name_of_an_ad_platforms_id_fits_the_condition_of_the_index() throws Exception {
        assertThat(PlatformClicks.NAMES).allMatch(name -> name.endsWith("id"));
        assertThat(PlatformClicks.CAME_WITH_ONE).isEqualTo("params like '%id\":%'");
        assertThat(Files.readString(Path.of("src/main/resources/db/tracking/postgresql/V202611221501__clicks_with_platform_ids.sql"))).contains(" where " + PlatformClicks.CAME_WITH_ONE + ";");
    }
}
