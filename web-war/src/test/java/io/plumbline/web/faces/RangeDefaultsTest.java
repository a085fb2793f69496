package io.plumbline.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Advertiser;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RangeDefaultsTest {

    private final RangeDefaults defaults = new RangeDefaults();

    @Test
    void pages_begin_with_the_zone_and_currency_that_most_advertisers_have() {
        RangeDefaultsKeeper.take(defaults, List.of(advertiser(3, "JPY", "Asia/Tokyo"), advertiser(1, "USD", "America/New_York"), advertiser(2, "JPY", "Asia/Tokyo")));
        assertThat(defaults.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(defaults.getCurrency()).isEqualTo("JPY");
        assertThat(defaults.getCurrencies()).containsExactly("JPY", "USD", "EUR", "GBP", "CHF");
    }

    @Test
    void of_equally_common_ones_the_first_advertisers_counts() {
        RangeDefaultsKeeper.take(defaults, List.of(advertiser(2, "USD", "America/New_York"), advertiser(1, "EUR", "Europe/Berlin")));
        assertThat(defaults.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(defaults.getCurrency()).isEqualTo("EUR");
    }

    @Test
    void without_advertisers_they_begin_with_utc_and_euros() {
        RangeDefaultsKeeper.take(defaults, List.of());
        assertThat(defaults.getZone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(defaults.getCurrency()).isEqualTo("EUR");
    }

    private static Advertiser advertiser(int number, String currency, String zone) {
        return new Advertiser(new UUID(0, number), 0, "A" + number, currency, zone, "https://a.example", List.of(), null, false, Instant.EPOCH);
    }
}
