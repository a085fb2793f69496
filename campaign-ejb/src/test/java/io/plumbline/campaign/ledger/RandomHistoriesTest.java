package io.plumbline.campaign.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.Tier;
import io.plumbline.campaign.api.TierMode;
import io.plumbline.campaign.api.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Thousands of months of results that are accrued, approved, partly refunded and reversed in random order. What the meter ends
 * at is compared with a plain count, unit by unit and cent by cent in whole numbers, that shares no code with the product.
 */
class RandomHistoriesTest {

    private static final int HISTORIES = 4000;
    private static final long SEED = Long.getLong("plumbline.seed", 20261121L);
    private static final long MILLION = 1_000_000;

    /** Where a result stands after each of its steps, beginning with nothing. */
    private record Story(List<Standing> steps) {
    }

    @Test
    void whatever_the_order_the_month_owes_what_a_plain_count_says() {
        for (int i = 0; i < HISTORIES; i++) {
            long seed = SEED + i;
            Random random = new Random(seed);
            boolean byRevenue = random.nextBoolean();
            Rate rate = rate(random, byRevenue);
            List<Story> stories = stories(random, byRevenue);
            RateMeter once = play(stories, rate, random);
            RateMeter again = play(stories, rate, random);

            List<Standing> ends = stories.stream().map(s -> s.steps().get(s.steps().size() - 1)).toList();
            long accrued = byRevenue ? countCents(rate, ends, false) : countUnits(rate, ends, false);
            long payable = byRevenue ? countCents(rate, ends, true) : countUnits(rate, ends, true);
            String which = "seed " + seed + ", " + RateWords.of("1", rate, "EUR") + ", " + ends;
            assertThat(sums(once)).as(which).containsExactly(accrued, payable);
            assertThat(sums(again)).as(which).containsExactly(accrued, payable);
        }
    }

    @Test
    void taking_everything_back_leaves_nothing() {
        for (int i = 0; i < HISTORIES; i++) {
            long seed = SEED - i;
            Random random = new Random(seed);
            boolean byRevenue = random.nextBoolean();
            Rate rate = rate(random, byRevenue);
            List<Story> reversed = stories(random, byRevenue).stream().map(s -> {
                List<Standing> steps = new ArrayList<>(s.steps());
                steps.add(Standing.NOTHING);
                return new Story(steps);
            }).toList();
            assertThat(sums(play(reversed, rate, random))).as("seed " + seed).containsExactly(0L, 0L);
        }
    }

    @Test
    void reversing_the_result_that_crossed_a_tier_restores_the_earlier_tier() {
        Rate rate = Rates.tiered(Pricing.CPA, TierMode.ALL, Rates.priceFrom("1", "1.00"), Rates.priceFrom("10", "1.50"));
        Tariff tariff = new Tariff(rate, "EUR", BigDecimal.ONE);
        Standing approved = new Standing(1, BigDecimal.ZERO, true);
        RateMeter meter = new RateMeter(BigDecimal.ONE);
        for (int i = 0; i < 9; i++) {
            assertThat(meter.move(Standing.NOTHING, approved, tariff)).isEqualTo(new Movement(100, 100));
        }
        assertThat(meter.move(Standing.NOTHING, approved, tariff)).isEqualTo(new Movement(600, 600));
        assertThat(meter.move(approved, Standing.NOTHING, tariff)).isEqualTo(new Movement(-600, -600));
        assertThat(sums(meter)).containsExactly(900L, 900L);
    }

    private static RateMeter play(List<Story> stories, Rate rate, Random random) {
        Tariff tariff = new Tariff(rate, "EUR", BigDecimal.ONE);
        RateMeter meter = new RateMeter(BigDecimal.ONE);
        long accrued = 0;
        long payable = 0;
        int[] at = new int[stories.size()];
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < stories.size(); i++) {
            open.add(i);
        }
        while (!open.isEmpty()) {
            int pick = open.get(random.nextInt(open.size()));
            List<Standing> steps = stories.get(pick).steps();
            if (at[pick] + 1 == steps.size()) {
                open.remove(Integer.valueOf(pick));
                continue;
            }
            Movement movement = meter.move(steps.get(at[pick]), steps.get(++at[pick]), tariff);
            accrued += movement.accrued();
            payable += movement.payable();
            assertThat(sums(meter)).as("what is posted adds up to what the meter says").containsExactly(accrued, payable);
        }
        return meter;
    }

    private static List<Story> stories(Random random, boolean byRevenue) {
        List<Story> stories = new ArrayList<>();
        for (int i = random.nextInt(30); i >= 0; i--) {
            List<Standing> steps = new ArrayList<>(List.of(Standing.NOTHING));
            BigDecimal revenue = byRevenue ? BigDecimal.valueOf(random.nextInt(6000), 2) : BigDecimal.ZERO;
            boolean approved = random.nextInt(3) == 0;
            steps.add(new Standing(1, revenue, approved));
            for (int more = random.nextInt(4); more > 0; more--) {
                approved |= random.nextBoolean();
                revenue = random.nextBoolean() ? revenue : revenue.multiply(BigDecimal.valueOf(random.nextInt(100), 2)).setScale(2, java.math.RoundingMode.DOWN);
                steps.add(new Standing(1, revenue, approved));
            }
            if (random.nextInt(3) == 0) {
                steps.add(Standing.NOTHING);
            }
            stories.add(new Story(steps));
        }
        return stories;
    }

    /** Up to four tiers; prices to a hundred-thousandth, percentages to a ten-thousandth. */
    private static Rate rate(Random random, boolean byRevenue) {
        List<Tier> tiers = new ArrayList<>();
        int from = byRevenue ? 0 : 1;
        for (int i = random.nextInt(4); i >= 0; i--) {
            BigDecimal value = BigDecimal.valueOf(random.nextInt(300_000), byRevenue ? 4 : 5);
            tiers.add(byRevenue ? new Tier(BigDecimal.valueOf(from), null, value) : new Tier(BigDecimal.valueOf(from), new Price(value, null), null));
            from += 1 + random.nextInt(byRevenue ? 300 : 10);
        }
        return new Rate(byRevenue ? Pricing.CPS : Pricing.CPA, null, null, null, tiers, random.nextBoolean() ? TierMode.MARGINAL : TierMode.ALL, null);
    }

    /** In millionths of a cent, of which a price has a hundred million a euro. */
    private static long countUnits(Rate rate, List<Standing> ends, boolean approvedOnly) {
        long units = ends.stream().filter(s -> s.units() == 1 && (s.approved() || !approvedOnly)).count();
        long[] value = new long[(int) units + 1];
        for (Tier tier : rate.tiers()) {
            for (int unit = tier.from().intValueExact(); unit <= units; unit++) {
                value[unit] = tier.amount().amount().movePointRight(8).longValueExact();
            }
        }
        return settle(value, rate.tierMode(), (int) units);
    }

    /** A cent of revenue at a percentage of four decimals is a whole number of millionths of a cent. */
    private static long countCents(Rate rate, List<Standing> ends, boolean approvedOnly) {
        int cents = 0;
        for (Standing end : ends) {
            if (end.units() == 1 && (end.approved() || !approvedOnly)) {
                cents += end.revenue().movePointRight(2).intValueExact();
            }
        }
        long[] value = new long[cents + 1];
        long reached = 0;
        for (Tier tier : rate.tiers()) {
            int from = tier.from().intValueExact() * 100;
            long percent = tier.percent().movePointRight(4).longValueExact();
            for (int cent = from + 1; cent <= cents; cent++) {
                value[cent] = percent;
            }
            reached = from <= cents ? percent : reached;
        }
        return rate.tierMode() == TierMode.ALL ? halfEven(reached * cents) : settle(value, TierMode.MARGINAL, cents);
    }

    private static long settle(long[] value, TierMode mode, int volume) {
        long sum = 0;
        for (int i = 1; i <= volume; i++) {
            sum += mode == TierMode.ALL ? value[volume] : value[i];
        }
        return halfEven(sum);
    }

    private static long halfEven(long millionths) {
        long whole = millionths / MILLION;
        long rest = millionths % MILLION;
        return rest * 2 > MILLION || rest * 2 == MILLION && whole % 2 == 1 ? whole + 1 : whole;
    }

    private static List<Long> sums(RateMeter meter) {
        return List.of(meter.accruedMinor(), meter.payableMinor());
    }
}
