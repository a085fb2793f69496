package io.plumbline.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.Tier;
import io.plumbline.campaign.api.TierMode;
import io.plumbline.campaign.api.RateWhen;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static final TypeReference<List<Rate>> RATES = new TypeReference<>() {
    };

    @Test
    void rates_come_back_as_they_were_written_to_the_last_decimal() {
        List<Rate> rates = List.of(new Rate(Pricing.CPS, "sale", null, new BigDecimal("12.5000"), List.of(), null, null),
                new Rate(Pricing.CPC, null, new Price(new BigDecimal("0.000001"), "EUR"), null,
                        List.of(new Tier(new BigDecimal("1000000"), null, new BigDecimal("1E+1"))), TierMode.ALL,
                        new RateWhen(List.of("DE"), List.of("mobile"), true)));
        assertThat(Json.read(Json.write(rates), RATES)).usingRecursiveComparison().withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(rates);
    }

    @Test
    void enums_are_written_by_the_key_that_the_outside_knows_and_times_in_rfc_3339() {
        assertThat(Json.write(Pricing.CPC)).isEqualTo("\"cpc\"");
        assertThat(Json.write(Instant.EPOCH)).isEqualTo("\"1970-01-01T00:00:00Z\"");
        assertThat(Json.write(new BigDecimal("1E+3"))).isEqualTo("1000");
    }

    @Test
    void an_unknown_key_in_a_column_is_damage_not_null() {
        assertThatThrownBy(() -> Json.read("\"per-smile\"", new TypeReference<Pricing>() { })).isInstanceOf(IllegalStateException.class);
    }
}
