package io.plumbline.tracking.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZonesTest {

    private static final Instant SUMMER = Instant.parse("2026-07-01T12:00:00Z");
    private static final Instant WINTER = Instant.parse("2026-12-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"Europe/Berlin,DE", "Europe/Vienna,DE", "Europe/Paris,DE", "America/Los_Angeles,US", "Asia/Calcutta,IN", "Atlantic/Canary,ES", "America/Argentina/Ushuaia,AR"})
    void a_clock_of_the_country_or_of_a_neighbour_with_the_same_hour_is_at_home(String zone, String country) {
        assertThat(Bundled.zones().isForeign(zone, country, SUMMER)).isFalse();
        assertThat(Bundled.zones().isForeign(zone, country, WINTER)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Asia/Shanghai,DE", "America/New_York,GB", "Europe/Moscow,US", "Asia/Kathmandu,IN"})
    void a_clock_of_another_hour_is_foreign(String zone, String country) {
        assertThat(Bundled.zones().isForeign(zone, country, SUMMER)).isTrue();
        assertThat(Bundled.zones().isForeign(zone, country, WINTER)).isTrue();
    }

    @Test
    void hours_are_compared_on_the_day_of_the_click() {
        assertThat(Bundled.zones().isForeign("Africa/Algiers", "DE", WINTER)).isFalse();
        assertThat(Bundled.zones().isForeign("Africa/Algiers", "DE", SUMMER)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"UTC,DE", "Etc/GMT+8,DE", "nonsense,DE", "../../etc,DE", "Asia/Tokyo,ZZ", ",DE", "Asia/Tokyo,"})
    void what_tells_nothing_proves_nothing(String zone, String country) {
        assertThat(Bundled.zones().isForeign(zone, country, SUMMER)).isFalse();
    }

    /** The JDK's own list of countries and zones is the other opinion. */
    @Test
    void every_country_has_a_clock_and_every_city_zone_is_at_home_somewhere() {
        Set<String> uninhabited = Set.of("AQ", "BV", "HM");
        assertThat(Stream.of(Locale.getISOCountries()).filter(country -> !uninhabited.contains(country))
                .filter(country -> !Bundled.zones().isForeign("Asia/Kathmandu", country, SUMMER)).collect(Collectors.toSet())).containsExactly("NP");
        assertThat(ZoneId.getAvailableZoneIds().stream().filter(zone -> zone.startsWith("Europe/"))
                .filter(zone -> Stream.of(Locale.getISOCountries()).allMatch(country -> Bundled.zones().isForeign(zone, country, SUMMER)))).isEmpty();
    }
}
