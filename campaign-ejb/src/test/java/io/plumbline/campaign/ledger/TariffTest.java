package io.plumbline.campaign.ledger;

import static io.plumbline.campaign.ledger.Rates.percentFrom;
import static io.plumbline.campaign.ledger.Rates.priceFrom;
import static io.plumbline.campaign.ledger.Rates.tiered;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.TierMode;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffTest {

    private static final Rate FOUR_SIX_EIGHT = tiered(Pricing.CPS, TierMode.MARGINAL, percentFrom("0", "4"), percentFrom("200", "6"), percentFrom("400", "8"));
    private static final Rate TEN_FOR_ALL = tiered(Pricing.CPA, TierMode.ALL, priceFrom("1", "1.00"), priceFrom("10", "1.50"));

    @ParameterizedTest
    @CsvSource({"0, 0.00", "100, 4.00", "199, 7.96", "200, 8.00", "200.50, 8.03", "399, 19.94", "400, 20.00", "500, 28.00"})
    void four_six_and_eight_percent_on_revenue_by_its_own_part(String revenue, String owed) {
        assertThat(owedOn(FOUR_SIX_EIGHT, revenue)).isEqualTo(Money.of(owed, "EUR"));
    }

    @Test
    void the_base_may_be_said_outside_of_the_tiers() {
        Rate rate = new Rate(Pricing.CPS, null, null, new BigDecimal("4"), tiered(Pricing.CPS, null, percentFrom("200", "6"), percentFrom("400", "8")).tiers(),
                null, null);
        assertThat(owedOn(rate, "500")).isEqualTo(Money.of("28.00", "EUR"));
    }

    @ParameterizedTest
    @CsvSource({"199.99, 8.00", "200, 12.00", "399.99, 24.00", "400, 32.00", "500, 40.00"})
    void the_tier_reached_pays_for_all_revenue(String revenue, String owed) {
        Rate all = new Rate(Pricing.CPS, null, null, null, FOUR_SIX_EIGHT.tiers(), TierMode.ALL, null);
        assertThat(owedOn(all, revenue)).isEqualTo(Money.of(owed, "EUR"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "1, 1.00", "9, 9.00", "10, 15.00", "20, 30.00"})
    void the_tenth_action_lifts_all_twenty_to_the_bonus(int actions, String owed) {
        assertThat(owedFor(TEN_FOR_ALL, actions)).isEqualTo(Money.of(owed, "EUR"));
    }

    @ParameterizedTest
    @CsvSource({"9, 9.00", "10, 10.50", "20, 25.50"})
    void marginally_only_the_tenth_and_later_actions_earn_the_bonus(int actions, String owed) {
        assertThat(owedFor(tiered(Pricing.CPA, TierMode.MARGINAL, TEN_FOR_ALL.tiers().toArray(new io.plumbline.campaign.api.Tier[0])), actions))
                .isEqualTo(Money.of(owed, "EUR"));
    }

    @Test
    void nothing_is_owed_below_the_first_tier() {
        assertThat(owedFor(tiered(Pricing.CPA, TierMode.MARGINAL, priceFrom("10", "2")), 9)).isEqualTo(Money.of("0", "EUR"));
        assertThat(owedFor(tiered(Pricing.CPA, TierMode.MARGINAL, priceFrom("10", "2")), 11)).isEqualTo(Money.of("4", "EUR"));
    }

    @Test
    void a_thousand_impressions_cost_the_cpm_to_the_cent() {
        assertThat(owedFor(Rates.each(Pricing.CPM, "2.35"), 1000)).isEqualTo(Money.of("2.35", "EUR"));
        assertThat(owedFor(Rates.each(Pricing.CPM, "2.35"), 1)).isEqualTo(Money.of("0", "EUR"));
        assertThat(owedFor(Rates.each(Pricing.CPM, "2.35"), 3)).isEqualTo(Money.of("0.01", "EUR"));
    }

    @Test
    void halves_are_rounded_to_even_and_once() {
        assertThat(owedFor(Rates.each(Pricing.CPC, "0.125"), 1)).isEqualTo(Money.of("0.12", "EUR"));
        assertThat(owedFor(Rates.each(Pricing.CPC, "0.125"), 2)).isEqualTo(Money.of("0.25", "EUR"));
        assertThat(owedFor(Rates.each(Pricing.CPC, "0.125"), 3)).isEqualTo(Money.of("0.38", "EUR"));
        assertThat(new Tariff(Rates.each(Pricing.CPC, "0.5"), "JPY", BigDecimal.ONE).owed(5, BigDecimal.ZERO)).isEqualTo(Money.of("2", "JPY"));
    }

    @ParameterizedTest
    @CsvSource({"CPC, 0.12, false", "CPC, 0.120, false", "CPC, 0.125, true", "CPM, 2.35, true", "CPM, 20, false", "CPA, 5, false"})
    void prices_finer_than_a_cent_are_reckoned_by_the_month(Pricing pricing, String amount, boolean metered) {
        assertThat(Tariff.metered(Rates.each(pricing, amount), "EUR")).isEqualTo(metered);
    }

    @Test
    void bulk_prices_in_a_foreign_currency_are_reckoned_by_the_month_too() {
        assertThat(Tariff.metered(Rates.each(Pricing.CPC, "0.12", "USD"), "EUR")).isTrue();
        assertThat(Tariff.metered(Rates.each(Pricing.CPA, "12", "USD"), "EUR")).isFalse();
        assertThat(Tariff.metered(Rates.cps("12.5"), "EUR")).isFalse();
        assertThat(Tariff.metered(FOUR_SIX_EIGHT, "EUR")).isTrue();
    }

    private static Money owedOn(Rate rate, String revenue) {
        return new Tariff(rate, "EUR", BigDecimal.ONE).owed(7, new BigDecimal(revenue));
    }

    private static Money owedFor(Rate rate, int units) {
        return new Tariff(rate, "EUR", BigDecimal.ONE).owed(units, new BigDecimal("123.45"));
    }
}
