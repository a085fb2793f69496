package io.plumbline.campaign.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.BonusOf;
import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Claim.Occasion;
import io.plumbline.campaign.api.Deduction;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.TierMode;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Thousands of months of baskets under hybrids, net bases, rates for lines, tiers and bonuses: accrued, approved, refunded and reversed in
 * random order. What they end at is compared with a plain recount of where each sale ended, which shares no code with the product.
 */
class DetailedHistoriesTest {

    private static final int HISTORIES = 3000;
    private static final long SEED = Long.getLong("plumbline.seed", 20261122L);
    private static final UUID AGREEMENT = Ids.next();
    private static final Instant AT = Instant.parse("2026-03-10T12:00:00Z");
    private static final List<String> SKUS = List.of("A", "B", "C", "D");

    /** Percentages in hundredths, so that a cent of revenue makes a whole number of ten-thousandths of a cent. */
    private record Terms(int restPercent, int fixed, int linePercent, int perPiece, boolean net, int tierFrom, int tierPercent, int bonusAt, int bonus) {

        static Terms any(Random random) {
            return new Terms(random.nextInt(2000), random.nextInt(3) == 0 ? random.nextInt(500) : 0, random.nextInt(3000), random.nextInt(300),
                    random.nextBoolean(), 20 + random.nextInt(400), random.nextInt(2000), 1 + random.nextInt(9), 100 + random.nextInt(5000));
        }

        List<Rate> rates(boolean tiered) {
            Rate rest = tiered ? Rates.tiered(Pricing.CPS, TierMode.MARGINAL, Rates.percentFrom("0", cents(restPercent)), Rates.percentFrom(String.valueOf(tierFrom), cents(tierPercent)))
                    : fixed > 0 ? Rates.hybrid(cents(fixed), cents(restPercent)) : Rates.cps(cents(restPercent));
            Rate line = Rates.ofSku(Rates.cps(cents(linePercent)), "A");
            return List.of(net && !tiered ? Rates.net(rest, Deduction.TAX) : rest, net ? Rates.net(line, Deduction.TAX) : line,
                    Rates.ofSku(Rates.each(Pricing.CPA, cents(perPiece)), "B"), Rates.bonus(BonusOf.CONVERSIONS, Rates.priceFrom(String.valueOf(bonusAt), cents(bonus))));
        }
    }

    private static final class Sale {
        final List<Claim.Item> items = new ArrayList<>();
        long first;
        long tax;
        long worth;
        boolean approved;
        boolean reversed;
        CommissionEntity kept;
    }

    @Test
    void whatever_the_order_a_month_of_baskets_owes_what_a_plain_recount_says() {
        for (int i = 0; i < HISTORIES; i++) {
            long seed = SEED + i;
            Random random = new Random(seed);
            boolean tiered = random.nextBoolean();
            Terms terms = Terms.any(random);
            List<Sale> sales = new ArrayList<>();
            for (int n = random.nextInt(12); n >= 0; n--) {
                sales.add(sale(random));
            }
            long[] sums = play(terms.rates(tiered), sales, random);
            String which = "seed " + seed + ", " + terms + ", tiered " + tiered;
            assertThat(sums[0]).as("accrued, " + which).isEqualTo(recount(terms, tiered, sales, false));
            assertThat(sums[1]).as("payable, " + which).isEqualTo(recount(terms, tiered, sales, true));
            assertThat(sums[2]).as("bonus accrued, " + which).isEqualTo(bonus(terms, sales, false));
            assertThat(sums[3]).as("bonus payable, " + which).isEqualTo(bonus(terms, sales, true));
        }
    }

    @Test
    void the_same_history_twice_and_all_of_it_taken_back_leave_what_they_should() {
        for (int i = 0; i < HISTORIES / 3; i++) {
            long seed = SEED - i;
            Random random = new Random(seed);
            Terms terms = Terms.any(random);
            boolean tiered = random.nextBoolean();
            Reckoner reckoner = reckoner(terms.rates(tiered));
            long[] sums = new long[4];
            List<Sale> sales = new ArrayList<>();
            for (int n = random.nextInt(10); n >= 0; n--) {
                Sale sale = sale(random);
                sale.worth = sale.first;
                accrue(reckoner, terms.rates(tiered), sale, random.nextBoolean(), sums);
                sales.add(sale);
            }
            for (Sale sale : sales) {
                step(reckoner, sale, sums, () -> sale.kept.reversed());
            }
            assertThat(sums).as("seed " + seed).containsOnly(0L);
        }
    }

    @Test
    void shares_of_lines_add_up_to_the_whole_after_every_refund() {
        Random random = new Random(SEED);
        for (int i = 0; i < HISTORIES; i++) {
            Sale sale = sale(random);
            Claim claim = claim(sale, false);
            List<Rate> rates = List.of(Rates.ofSku(Rates.cps("1"), "A", "B", "C", "D"), Rates.cps("1"));
            CommissionEntity commission = new CommissionEntity(claim);
            commission.promise(Basket.of(rates, claim, Payee.UNASKED), claim, "EUR");
            Money left = new Money(random.nextInt((int) sale.first + 1), "EUR");
            assertThat(commission.shares(left).stream().mapToLong(Money::minor).sum()).isEqualTo(left.minor());
        }
    }

    private static long[] play(List<Rate> rates, List<Sale> sales, Random random) {
        Reckoner reckoner = reckoner(rates);
        long[] sums = new long[4];
        List<Runnable> open = new ArrayList<>();
        for (Sale sale : sales) {
            sale.worth = sale.first;
            boolean atOnce = random.nextInt(3) == 0;
            sale.approved = atOnce;
            List<Runnable> acts = new ArrayList<>();
            acts.add(() -> accrue(reckoner, rates, sale, atOnce, sums));
            for (int more = random.nextInt(4); more > 0 && !sale.reversed; more--) {
                acts.add(act(reckoner, sale, random, sums));
            }
            open.add(() -> {
                if (!acts.isEmpty()) {
                    acts.remove(0).run();
                }
            });
        }
        for (int left = sales.size() * 40; left > 0; left--) {
            open.get(random.nextInt(open.size())).run();
        }
        open.forEach(rest -> {
            for (int n = 0; n < 5; n++) {
                rest.run();
            }
        });
        return sums;
    }

    /** Decided beforehand, so that the end is known; carried out whenever it is its turn. */
    private static Runnable act(Reckoner reckoner, Sale sale, Random random, long[] sums) {
        int kind = random.nextInt(3);
        if (kind == 0) {
            sale.approved = true;
            return () -> step(reckoner, sale, sums, () -> sale.kept.approved(AT));
        }
        if (kind == 1) {
            sale.worth = sale.worth * random.nextInt(101) / 100;
            Money left = new Money(sale.worth, "EUR");
            return () -> step(reckoner, sale, sums, () -> {
                assertThat(reckoner.work(sale.kept, left)).isNull();
                sale.kept.claimed(left);
            });
        }
        sale.reversed = true;
        return () -> step(reckoner, sale, sums, () -> sale.kept.reversed());
    }

    private static void accrue(Reckoner reckoner, List<Rate> rates, Sale sale, boolean approved, long[] sums) {
        Claim claim = claim(sale, approved);
        sale.kept = new CommissionEntity(claim);
        sale.kept.promise(Basket.of(rates, claim, Payee.UNASKED), claim, "EUR");
        sale.kept.claimed(claim.amount());
        step(reckoner, sale, sums, () -> assertThat(reckoner.work(sale.kept, claim.amount())).isNull());
    }

    private static void step(Reckoner reckoner, Sale sale, long[] sums, Runnable change) {
        Reckoner.Before before = Reckoner.before(sale.kept);
        change.run();
        Movement movement = reckoner.settle(sale.kept, before);
        sums[0] += movement.accrued();
        sums[1] += movement.payable();
        reckoner.bonuses(sale.kept, before).forEach(bonus -> {
            sums[2] += bonus.movement().accrued();
            sums[3] += bonus.movement().payable();
        });
    }

    private static Reckoner reckoner(List<Rate> rates) {
        return new Reckoner(new SketchedMonths(), new Ground.NoRates(), rates, ZoneOffset.UTC);
    }

    private static Sale sale(Random random) {
        Sale sale = new Sale();
        for (int n = random.nextInt(5); n > 0; n--) {
            sale.items.add(new Claim.Item(SKUS.get(random.nextInt(SKUS.size())), null, 1 + random.nextInt(3), random.nextInt(6000)));
        }
        long lines = sale.items.stream().mapToLong(Claim.Item::amount).sum();
        sale.first = Math.max(1, lines + random.nextInt(1500) - 500);
        sale.tax = sale.first * random.nextInt(20) / 100;
        return sale;
    }

    private static Claim claim(Sale sale, boolean approved) {
        return new Claim(Ids.next(), Occasion.CONVERSION, Ids.next(), Ids.next(), Ids.next(), "sale", GoalKind.SALE, new Money(sale.first, "EUR"), "DE", "mobile", true,
                AT, AT, approved).with(new Claim.More(null, List.of(), sale.items, sale.tax, 0, 0, null));
    }

    /** Sale by sale, line by line, in ten-thousandths of a cent. */
    private static long recount(Terms terms, boolean tiered, List<Sale> sales, boolean approvedOnly) {
        long sum = 0;
        BigDecimal monthly = BigDecimal.ZERO;
        for (Sale sale : sales) {
            if (sale.reversed || approvedOnly && !sale.approved) {
                continue;
            }
            List<Long> weights = new ArrayList<>();
            List<Integer> kinds = new ArrayList<>();
            long lines = 0;
            for (String sku : List.of("A", "B")) {
                // No order of lines is promised but that of their rates, then of the basket: the rest is rate 1, A is rate 2, B is rate 3.
                for (Claim.Item item : sale.items) {
                    if (item.sku().equals(sku)) {
                        weights.add(item.amount());
                        kinds.add(sku.equals("A") ? 0 : -item.quantity());
                        lines += item.amount();
                    }
                }
            }
            boolean others = weights.isEmpty() || sale.items.stream().anyMatch(item -> !item.sku().equals("A") && !item.sku().equals("B")) || sale.first > lines;
            if (others) {
                weights.add(0, Math.max(0, sale.first - lines));
                kinds.add(0, 1);
            }
            List<Long> shares = shares(sale.worth, weights);
            for (int n = 0; n < shares.size(); n++) {
                long share = shares.get(n);
                int kind = kinds.get(n);
                if (kind < 0) {
                    sum += (long) -kind * terms.perPiece();
                } else if (kind == 0) {
                    sum += percent(share, terms.linePercent(), terms.net() ? sale : null);
                } else if (tiered) {
                    monthly = monthly.add(BigDecimal.valueOf(share));
                } else {
                    sum += percentAnd(share, terms.restPercent(), terms.net() ? sale : null, terms.fixed());
                }
            }
        }
        return sum + tiers(terms, monthly);
    }

    private static long tiers(Terms terms, BigDecimal cents) {
        long all = cents.longValueExact();
        long from = terms.tierFrom() * 100L;
        long low = Math.min(all, from);
        return halfEven(BigInteger.valueOf(low).multiply(BigInteger.valueOf(terms.restPercent()))
                .add(BigInteger.valueOf(all - low).multiply(BigInteger.valueOf(terms.tierPercent()))), BigInteger.valueOf(10_000));
    }

    private static long percent(long share, int percent, Sale net) {
        return percentAnd(share, percent, net, 0);
    }

    /** The revenue is kept to eight decimals of a euro; then it is one fraction, rounded once. */
    private static long percentAnd(long share, int percent, Sale net, long fixed) {
        BigInteger million = BigInteger.valueOf(1_000_000);
        BigInteger revenue = net == null ? BigInteger.valueOf(share).multiply(million)
                : BigInteger.valueOf(halfEven(BigInteger.valueOf(share).multiply(BigInteger.valueOf(net.first - net.tax)).multiply(million), BigInteger.valueOf(net.first)));
        return halfEven(revenue.multiply(BigInteger.valueOf(percent)).add(BigInteger.valueOf(fixed * 10_000).multiply(million)), BigInteger.valueOf(10_000).multiply(million));
    }

    private static long bonus(Terms terms, List<Sale> sales, boolean approvedOnly) {
        long counted = sales.stream().filter(sale -> !sale.reversed && (sale.approved || !approvedOnly)).count();
        return counted >= terms.bonusAt() ? terms.bonus() : 0;
    }

    /** Largest remainder; ties go to the earlier. */
    private static List<Long> shares(long whole, List<Long> weights) {
        long sum = weights.stream().mapToLong(Long::longValue).sum();
        List<Long> used = sum == 0 ? new ArrayList<>(java.util.Collections.nCopies(weights.size(), 1L)) : weights;
        long all = sum == 0 ? weights.size() : sum;
        List<Long> shares = new ArrayList<>();
        List<Long> remainders = new ArrayList<>();
        long given = 0;
        for (long weight : used) {
            shares.add(whole * weight / all);
            remainders.add(whole * weight % all);
            given += whole * weight / all;
        }
        for (long left = whole - given; left > 0; left--) {
            int best = 0;
            for (int n = 1; n < used.size(); n++) {
                best = remainders.get(n) > remainders.get(best) ? n : best;
            }
            shares.set(best, shares.get(best) + 1);
            remainders.set(best, -1L);
        }
        return shares;
    }

    private static long halfEven(BigInteger number, BigInteger by) {
        return new BigDecimal(number).divide(new BigDecimal(by), 0, RoundingMode.HALF_EVEN).longValueExact();
    }

    private static String cents(int hundredths) {
        return BigDecimal.valueOf(hundredths, 2).toPlainString();
    }
}
