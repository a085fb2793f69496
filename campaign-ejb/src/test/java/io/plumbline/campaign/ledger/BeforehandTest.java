package io.plumbline.campaign.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.PriceList;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.RateWhen;
import io.plumbline.campaign.api.Tier;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is promised before a click is what the ledger pays for it afterwards. */
class BeforehandTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<String> COUNTRIES = Arrays.asList("DE", "US", "FR", null);
    private static final List<String> DEVICES = Arrays.asList("mobile", "desktop", null);
    private static final List<String> SUBS = Arrays.asList("a", "b", null);

    @Test
    void a_click_is_priced_beforehand_as_the_choice_of_rates_prices_it() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int priced = 0;
        for (int round = 0; round < 20_000; round++) {
            List<Rate> rates = new ArrayList<>();
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                rates.add(rate(random));
            }
            Set<String> groups = random.nextBoolean() ? Set.of("gold") : Set.of();
            String country = any(random, COUNTRIES);
            String device = any(random, DEVICES);
            String sub = any(random, SUBS);
            RateChoice choice = RateChoice.among(rates, claim(country, device, sub), null, new Payee(groups, "EUR"));
            Beforehand known = new Beforehand(rates, "EUR", groups);
            Optional<Money> told = new PriceList(Ids.next(), Ids.next(), NOON, null, "EUR", known.clicks(), known.least()).ofClick(country, device, Arrays.asList(sub));
            Optional<Money> owed = choice.none() ? Optional.of(Money.zero("EUR"))
                    : Tariff.metered(choice.winner().rate(), "EUR") ? Optional.empty()
                    : Optional.of(new Tariff(choice.winner().rate(), "EUR", BigDecimal.ONE).owed(1, BigDecimal.ZERO));
            assertThat(told).as("seed %d, round %d: %s for %s on %s with %s in %s", seed, round, rates, country, device, sub, groups).isEqualTo(owed);
            priced += told.filter(money -> !money.isZero()).isPresent() ? 1 : 0;
        }
        assertThat(priced).as("seed %d", seed).isGreaterThan(1_000);
    }

    @Test
    void the_least_is_what_the_cheapest_thing_brings_that_may_follow_a_click() {
        assertThat(least()).isNull();
        assertThat(least(of(Pricing.CPM, "5.00"), of(Pricing.FLAT, "100.00"))).as("nothing that a click brings").isNull();
        assertThat(least(of(Pricing.CPC, "0.30"), of(Pricing.CPL, "0.25"))).isEqualTo(25);
        assertThat(least(of(Pricing.CPA, "10.00"), of(Pricing.CPC, "0.00"))).as("what is free brings nothing").isEqualTo(1000);
        assertThat(least(of(Pricing.CPA, "10.00"), new Rate(Pricing.CPS, null, null, new BigDecimal("5"), List.of(), null, null))).as("a share of any amount").isEqualTo(1);
        assertThat(least(of(Pricing.CPC, "0.0015"))).as("finer than a cent").isEqualTo(1);
    }

    private static Long least(Rate... rates) {
        return new Beforehand(List.of(rates), "EUR", Set.of()).least();
    }

    private static Rate of(Pricing pricing, String amount) {
        return new Rate(pricing, null, new Price(new BigDecimal(amount), "EUR"), null, List.of(), null, null);
    }

    private static Rate rate(Random random) {
        Pricing pricing = random.nextInt(4) == 0 ? Pricing.CPA : Pricing.CPC;
        RateWhen when = new RateWhen(random.nextInt(3) == 0 ? List.of("DE", "US").subList(0, 1 + random.nextInt(2)) : List.of(),
                random.nextInt(3) == 0 ? List.of("mobile") : List.of(), random.nextInt(6) == 0 ? Boolean.TRUE : null, random.nextInt(12) == 0 ? List.of("sku") : null, null,
                random.nextInt(12) == 0 ? List.of("CODE") : null, random.nextInt(5) == 0 ? List.of("gold") : null, random.nextInt(4) == 0 ? Map.of("sub1", List.of("a")) : null,
                random.nextInt(12) == 0 ? Integer.valueOf(12) : null);
        Price price = new Price(new BigDecimal(random.nextInt(100)).movePointLeft(random.nextInt(8) == 0 ? 3 : 2), "EUR");
        return random.nextInt(8) == 0 ? new Rate(pricing, null, null, null, List.of(new Tier(BigDecimal.ONE, price, null)), null, when)
                : new Rate(pricing, null, price, null, List.of(), null, when);
    }

    private static Claim claim(String country, String device, String sub) {
        return new Claim(Ids.next(), Claim.Occasion.CLICK, Ids.next(), Ids.next(), Ids.next(), null, null, null, country, device, null, NOON, NOON, true)
                .with(new Claim.More(null, Arrays.asList(sub), List.of(), 0, 0, 0, null));
    }

    private static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
