package io.plumbline.campaign.ledger;

import static io.plumbline.campaign.ledger.Rates.bonus;
import static io.plumbline.campaign.ledger.Rates.cps;
import static io.plumbline.campaign.ledger.Rates.forGoal;
import static io.plumbline.campaign.ledger.Rates.net;
import static io.plumbline.campaign.ledger.Rates.percentFrom;
import static io.plumbline.campaign.ledger.Rates.priceFrom;
import static io.plumbline.campaign.ledger.Rates.tiered;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.BonusOf;
import io.plumbline.campaign.api.Deduction;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.TierMode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RateWordsTest {

    @Test
    void tiers_of_revenue_say_how_far_each_goes() {
        Rate rate = tiered(Pricing.CPS, TierMode.MARGINAL, percentFrom("0", "4"), percentFrom("200", "6"), percentFrom("400.50", "8"));
        assertThat(RateWords.of("1", forGoal("sale", rate), "EUR")).isEqualTo("rate 1: CPS 4 % up to 200 EUR a month, 6 % up to 400.5 EUR, 8 % above for goal sale");
        assertThat(owed(rate, "200")).isEqualTo(800);
        assertThat(owed(rate, "201")).isEqualTo(806);
    }

    @Test
    void whoever_reaches_a_tier_that_pays_for_everything_with_its_threshold_has_reached_it() {
        Rate rate = tiered(Pricing.CPS, TierMode.ALL, percentFrom("0", "4"), percentFrom("200", "6"));
        assertThat(RateWords.of("1", rate, "EUR")).isEqualTo("rate 1: CPS 4 % below 200 EUR a month, 6 % from 200 EUR, on everything");
        assertThat(owed(rate, "199")).isEqualTo(796);
        assertThat(owed(rate, "200")).isEqualTo(1200);
    }

    @Test
    void units_count_whole() {
        Rate rate = tiered(Pricing.CPL, TierMode.MARGINAL, priceFrom("1", "5"), priceFrom("10", "6"), priceFrom("19.5", "7"));
        assertThat(RateWords.of("2", rate, "EUR")).isEqualTo("rate 2: CPL 5 up to 9 a month, 6 up to 19, 7 above");
        assertThat(leads(rate, 9)).isEqualTo(4500);
        assertThat(leads(rate, 10)).isEqualTo(5100);
        assertThat(leads(rate, 19) - leads(rate, 18)).isEqualTo(600);
        assertThat(leads(rate, 20) - leads(rate, 19)).isEqualTo(700);
        Rate all = tiered(Pricing.CPL, TierMode.ALL, priceFrom("0", "5"), priceFrom("10", "6"));
        assertThat(RateWords.of("2", all, "EUR")).isEqualTo("rate 2: CPL 5 up to 9 a month, 6 above, on everything");
        assertThat(leads(all, 9)).isEqualTo(4500);
        assertThat(leads(all, 10)).isEqualTo(6000);
    }

    @Test
    void what_no_tier_reaches_down_to_is_paid_nothing() {
        Rate rate = tiered(Pricing.CPS, TierMode.MARGINAL, percentFrom("100", "4"));
        assertThat(RateWords.of("1", net(rate, Deduction.TAX), "EUR")).isEqualTo("rate 1: CPS nothing up to 100 EUR a month, 4 % above net of tax");
        assertThat(owed(rate, "100")).isZero();
        assertThat(owed(rate, "101")).isEqualTo(4);
    }

    @Test
    void one_tier_for_all_is_a_plain_rate() {
        assertThat(RateWords.of("1", tiered(Pricing.CPS, TierMode.ALL, percentFrom("0", "4")), "EUR")).isEqualTo("rate 1: CPS 4 %");
        assertThat(RateWords.of("1", cps("4"), null)).isEqualTo("rate 1: CPS 4 %");
    }

    @Test
    void a_bonus_says_from_where_on_it_is_paid() {
        Rate rate = bonus(BonusOf.REVENUE, priceFrom("1000", "50"), priceFrom("2000", "120"));
        assertThat(RateWords.of("3", rate, "USD")).isEqualTo("rate 3: BONUS 50 from 1000 USD of revenue a month, 120 from 2000 USD");
        assertThat(owed(rate, "1999.99")).isEqualTo(5000);
        assertThat(owed(rate, "2000")).isEqualTo(12000);
        assertThat(RateWords.of("3", bonus(null, priceFrom("10", "50")), "USD")).isEqualTo("rate 3: BONUS 50 from 10 conversions a month");
    }

    private static long owed(Rate rate, String revenue) {
        return new Tariff(rate, "EUR", BigDecimal.ONE).owed(1, new BigDecimal(revenue)).minor();
    }

    private static long leads(Rate rate, long units) {
        return new Tariff(rate, "EUR", BigDecimal.ONE).owed(units, BigDecimal.ZERO).minor();
    }
}
