package io.plumbline.campaign.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.BackTest;
import io.plumbline.campaign.api.BonusOf;
import io.plumbline.campaign.api.Cap;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.CapPeriod;
import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.TierMode;
import io.plumbline.campaign.api.Trials.Tried;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrialTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_terms_of_today_come_to_exactly_what_was_paid_and_others_to_what_they_would_have_been(Database database) {
        for (long seed = 1; seed <= 6; seed++) {
            Random random = new Random(seed);
            Ground ground = new Ground(database, "EUR").agree(terms(random));
            Ground other = new Ground(database, "EUR").agree(terms(random));
            List<Tried> results = new ArrayList<>();
            for (int i = 0; i < 14; i++) {
                results.add(live(ground, other, random));
            }
            String before = ground.balances();
            BackTest same = run(ground, ground, results);
            assertThat(same.difference()).as("seed " + seed + " " + same).isEqualTo(Money.zero("EUR"));
            assertThat(same.paid().minor()).isEqualTo(ground.balance(AccountKind.COMMISSION_COST));
            assertThat(same.now()).isEqualTo(same.then());
            BackTest changed = run(ground, other, results);
            assertThat(changed.wouldPay().minor()).as("seed " + seed).isEqualTo(other.balance(AccountKind.COMMISSION_COST));
            assertThat(changed.paid()).isEqualTo(same.paid());
            assertThat(ground.balances()).as("nothing has moved").isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_result_without_an_exchange_rate_is_told_apart(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.each(Pricing.CPA, "3"));
        Claim sale = ground.sale("100", "USD", false);
        ground.accrue(sale);
        Ground other = new Ground(database, "EUR").agree(Rates.cps("10"));
        BackTest tried = run(ground, other, List.of(new Tried(sale, sale.amount(), true)));
        assertThat(tried.unpriced()).isEqualTo(1);
        assertThat(tried.paid()).isEqualTo(Money.of("3", "EUR"));
        assertThat(tried.wouldPay()).isEqualTo(Money.zero("EUR"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void what_was_paid_before_rates_were_said_otherwise_is_no_row_of_its_own(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.tiered(Pricing.CPS, TierMode.ALL, Rates.percentFrom("0", "5"), Rates.percentFrom("500", "8")));
        List<Tried> results = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Claim sale = ground.sale("100", "EUR", false);
            ground.accrue(sale);
            results.add(new Tried(sale, sale.amount(), true));
        }
        ground.tx(em -> em.createQuery("update CommissionEntity c set c.whole.rateText = 'rate 1: CPS from 0 5 % from 500 8 % on everything' where c.subjectId = :first")
                .setParameter("first", results.get(0).claim().subjectId()).executeUpdate());
        BackTest tried = run(ground, ground, results);
        assertThat(tried.now()).hasSize(1).isEqualTo(tried.then());
        assertThat(tried.now().get(0).results()).isEqualTo(2);
    }

    /** Clicks, a fee, and caps of the terms that are tried, against a plain count in cents. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void clicks_fees_and_caps_are_tried_too(Database database) {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            Ground ground = new Ground(database, "EUR").agree(Rates.each(Pricing.CPC, "0.10"), Rates.cps("10"), Rates.each(Pricing.FLAT, "50"));
            Agreement present = with(ground, ground.inForce(ground.campaign, ground.partner, Ground.NOON).orElseThrow().rates(), List.of());
            ground.tx(em -> {
                FlatFeeEntity fee = new FlatFeeEntity(present, "3", present.rates().get(2).amount());
                fee.posted(Ground.NOON, Money.of("50", "EUR"), "affiliate");
                em.persist(fee);
                return fee;
            });
            List<Tried> results = new ArrayList<>();
            Map<LocalDate, Integer> sold = new HashMap<>();
            long clicks = 0;
            long owed = 0;
            for (int i = 0; i < 40; i++) {
                Instant at = MARCH.atDay(2 + random.nextInt(5)).atTime(12, 0).toInstant(ZoneOffset.UTC);
                if (random.nextBoolean()) {
                    Claim click = ground.of(Claim.Occasion.CLICK);
                    boolean valid = random.nextInt(4) > 0;
                    if (valid) {
                        ground.accrue(click);
                        clicks++;
                    }
                    results.add(new Tried(click, null, valid));
                } else {
                    boolean capped = random.nextInt(5) == 0;
                    Claim sale = ground.sale(Ids.next(), new Money(1000L * (1 + random.nextInt(20)), "EUR"), at, false);
                    if (!capped) {
                        ground.accrue(sale);
                    }
                    results.add(new Tried(sale, sale.amount(), true, capped));
                    // In Auckland noon UTC is the next day: one a day more or less would not be noticed, days that are mixed up would.
                    int today = sold.merge(at.atZone(ZoneId.of("Pacific/Auckland")).toLocalDate(), 1, Integer::sum);
                    owed += today <= 3 && owed + sale.amount().minor() / 5 <= 25_000 ? sale.amount().minor() / 5 : 0;
                }
            }
            BackTest same = trial(ground, present, results);
            assertThat(same.difference()).as("seed " + seed + " " + same).isEqualTo(Money.zero("EUR"));
            assertThat(same.touches() + same.results()).isEqualTo(40);
            Agreement changed = with(ground, List.of(Rates.each(Pricing.CPC, "0.25"), Rates.cps("20"), Rates.each(Pricing.FLAT, "80")),
                    List.of(new Cap(CapOf.CONVERSIONS, CapPeriod.DAILY, new BigDecimal(3)), new Cap(CapOf.PAYOUT, CapPeriod.TOTAL, new BigDecimal("250.00"))));
            List<Tried> salesFirst = results.stream().sorted(Comparator.comparing(tried -> tried.worth() == null)).toList();
            long room = 25_000 - owed;
            BackTest other = trial(ground, changed, salesFirst);
            assertThat(other.wouldPay().minor()).as("seed " + seed + " " + other).isEqualTo(owed + Math.min(clicks, room / 25) * 25 + 8000);
            assertThat(other.paid()).isEqualTo(same.paid());
        }
    }

    private static Agreement with(Ground ground, List<Rate> rates, List<Cap> caps) {
        return new Agreement(Ids.next(), 0, ground.advertiser, ground.campaign, ground.partner, MARCH.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(), null, rates, 0, caps,
                Ground.NOON, null, null, null);
    }

    private static BackTest trial(Ground ground, Agreement terms, List<Tried> results) {
        return ground.tx(em -> new TrialDesk(em, ground, ground, Ground.staff()).run(terms, MARCH, MARCH, results.iterator()));
    }

    /** The same sale on both grounds, with the same fate. */
    private static Tried live(Ground ground, Ground other, Random random) {
        List<Claim.Item> items = new ArrayList<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            items.add(new Claim.Item(random.nextBoolean() ? "A" : "Z", null, 1 + random.nextInt(2), 100 + random.nextInt(5000)));
        }
        long amount = items.stream().mapToLong(Claim.Item::amount).sum() + 200 + random.nextInt(4000);
        Claim.More more = new Claim.More(null, List.of(), items, amount / 6, 0, 0, null);
        Claim claim = ground.sale(Ids.next(), new Money(amount, "EUR"), Ground.NOON, random.nextBoolean()).with(more);
        Claim twin = other.sale(Ids.next(), new Money(amount, "EUR"), Ground.NOON, claim.approved()).with(more);
        ground.accrue(claim);
        other.accrue(twin);
        int fate = random.nextInt(4);
        if (fate == 0) {
            ground.reverse(claim);
            other.reverse(twin);
        }
        Money worth = fate == 1 ? new Money(amount * random.nextInt(100) / 100, "EUR") : claim.amount();
        if (fate == 1) {
            ground.reprice(claim, worth.amount().toPlainString(), "EUR");
            other.reprice(twin, worth.amount().toPlainString(), "EUR");
        }
        return new Tried(claim, worth, fate != 0);
    }

    private static Rate[] terms(Random random) {
        Rate rest = switch (random.nextInt(3)) {
            case 0 -> Rates.tiered(Pricing.CPS, TierMode.ALL, Rates.percentFrom("0", "3.33"), Rates.percentFrom("150", "7.1"));
            case 1 -> Rates.net(Rates.cps("7.77"));
            default -> Rates.hybrid("1.11", "2.5");
        };
        return new Rate[] {rest, Rates.ofSku(Rates.cps("12.5"), "A"), Rates.bonus(BonusOf.CONVERSIONS, Rates.priceFrom("3", "11"), Rates.priceFrom("9", "42"))};
    }

    private static BackTest run(Ground ground, Ground terms, List<Tried> results) {
        var agreed = terms.inForce(terms.campaign, terms.partner, Ground.NOON).orElseThrow();
        var imagined = new Agreement(Ids.next(), 0, ground.advertiser, ground.campaign, ground.partner, agreed.effectiveFrom(), null,
                agreed.rates(), 0, List.of(), agreed.createdAt(), null, null, null);
        return ground.tx(em -> new TrialDesk(em, ground, ground, Ground.staff()).run(imagined, MARCH, MARCH, results.iterator()));
    }
}
