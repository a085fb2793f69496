package io.plumbline.campaign.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Claim.Occasion;
import io.plumbline.campaign.api.Commission;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.SettlementDay;
import io.plumbline.campaign.api.TierMode;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommissionDeskTest {

    private static final String NOTHING = "cost 0, pending 0, payable 0";

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_sale_earns_its_percentage_and_pends_until_it_is_approved(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.cps("12.5"));
        Claim sale = ground.sale("99.99", "EUR", false);

        Commission earned = ground.accrue(sale);
        assertThat(earned.amount()).isEqualTo(Money.of("12.50", "EUR"));
        assertThat(earned.rate()).isEqualTo("rate 1: CPS 12.5 %");
        assertThat(earned.postings()).containsExactly("conversion:" + sale.subjectId() + ":accrual");
        assertThat(ground.balances()).isEqualTo("cost 1250, pending 1250, payable 0");

        assertThat(ground.approve(sale)).contains(Money.of("12.50", "EUR"));
        assertThat(ground.balances()).isEqualTo("cost 1250, pending 0, payable 1250");

        assertThat(ground.reverse(sale)).contains(Money.of("12.50", "EUR"));
        assertThat(ground.balances()).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_commission_knows_when_it_locks_and_is_due_by_the_advertisers_calendar(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.cps("10")).settling(new SettlementDay(1, 28), new SettlementDay(2, 20));
        // Midnight of 1 February in Auckland is still January in UTC.
        Claim sale = ground.sale(Ids.next(), Money.of("50", "EUR"), Instant.parse("2026-01-31T11:30:00Z"), false);
        ground.accrue(sale);
        assertThat(ground.settlement(sale).locksOn()).isEqualTo("2026-03-28");
        assertThat(ground.settlement(sale).dueOn()).isEqualTo("2026-04-20");
        assertThat(ground.settlement(sale).payable()).isEqualTo(Money.zero("EUR"));
        ground.approve(sale);
        assertThat(ground.settlement(sale).payable()).isEqualTo(Money.of("5", "EUR"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void each_act_is_posted_once_however_often_it_arrives(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.cps("10"));
        Claim sale = ground.sale("50", "EUR", false);
        Commission first = ground.accrue(sale);
        assertThat(ground.accrue(sale)).isEqualTo(first);
        assertThat(ground.approve(sale)).isEqualTo(ground.approve(sale)).contains(Money.of("5", "EUR"));
        assertThat(ground.balances()).isEqualTo("cost 500, pending 0, payable 500");
        assertThat(ground.reverse(sale)).contains(Money.of("5", "EUR"));
        assertThat(ground.reverse(sale)).isEmpty();
        assertThat(ground.approve(sale)).isEmpty();
        assertThat(ground.balances()).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void what_was_rejected_can_be_reinstated_and_taken_back_again(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.cps("10"));
        Claim sale = ground.sale("50", "EUR", true);
        ground.accrue(sale);
        for (int round = 1; round <= 3; round++) {
            assertThat(ground.reverse(sale)).contains(Money.of("5", "EUR"));
            assertThat(ground.reprice(sale, "50", "EUR")).contains(Money.of("5", "EUR"));
            assertThat(ground.balances()).isEqualTo("cost 500, pending 500, payable 0");
            assertThat(ground.approve(sale)).contains(Money.of("5", "EUR"));
            assertThat(ground.balances()).isEqualTo("cost 500, pending 0, payable 500");
        }
        assertThat(ground.accrue(sale).postings()).contains("conversion:" + sale.subjectId() + ":approval:4", "conversion:" + sale.subjectId() + ":reversal:3",
                "conversion:" + sale.subjectId() + ":reprice:3");
        assertThat(ground.unexplained()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void many_threads_reporting_one_sale_earn_one_commission(Database database) throws Exception {
        Ground ground = new Ground(database, "EUR").agree(Rates.tiered(Pricing.CPA, TierMode.ALL, Rates.priceFrom("1", "1.005"), Rates.priceFrom("10", "2")));
        Claim sale = ground.sale("50", "EUR", true);
        List<Commission> answers = atOnce(Collections.nCopies(8, () -> ground.accrue(sale)));
        assertThat(answers).allMatch(c -> c.amount().equals(Money.of("1.00", "EUR")));
        assertThat(ground.balances()).isEqualTo("cost 100, pending 0, payable 100");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void many_threads_on_one_meter_add_up_to_the_cent(Database database) throws Exception {
        Ground ground = new Ground(database, "EUR").agree(Rates.each(Pricing.CPC, "0.125"));
        List<Callable<Commission>> clicks = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            Claim click = ground.of(Occasion.CLICK);
            clicks.add(() -> ground.accrue(click));
        }
        long paid = atOnce(clicks).stream().mapToLong(c -> c.amount().minor()).sum();
        assertThat(paid).isEqualTo(1262);
        assertThat(ground.balances()).isEqualTo("cost 1262, pending 0, payable 1262");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_thousand_impressions_at_a_cpm_come_to_exactly_the_cpm(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.each(Pricing.CPM, "2.35"));
        ground.commissions(desk -> {
            for (int i = 0; i < 1000; i++) {
                desk.accrue(ground.of(Occasion.IMPRESSION));
            }
            return null;
        });
        assertThat(ground.balances()).isEqualTo("cost 235, pending 0, payable 235");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_crossing_sale_brings_the_bonus_for_all_and_taking_any_back_restores_the_earlier_tier(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.tiered(Pricing.CPA, TierMode.ALL, Rates.priceFrom("1", "1"), Rates.priceFrom("10", "1.50")));
        List<Claim> sales = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            sales.add(ground.sale("50", "EUR", i <= 12));
            Commission earned = ground.accrue(sales.get(i - 1));
            assertThat(earned.amount()).isEqualTo(Money.of(i < 10 ? "1" : i == 10 ? "6" : "1.50", "EUR"));
        }
        assertThat(ground.balances()).isEqualTo("cost 3000, pending 1200, payable 1800");

        for (Claim sale : sales.subList(0, 11)) {
            ground.reverse(sale);
        }
        assertThat(ground.balances()).as("nine are left, one of them approved").isEqualTo("cost 900, pending 800, payable 100");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_partial_refund_takes_back_its_part_and_a_correction_gives_it_again(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.cps("10"));
        Claim sale = ground.sale("80", "EUR", true);
        ground.accrue(sale);
        assertThat(ground.reprice(sale, "30", "EUR")).contains(Money.of("3", "EUR"));
        assertThat(ground.balances()).isEqualTo("cost 300, pending 0, payable 300");
        assertThat(ground.reprice(sale, "0", "EUR")).contains(Money.of("0", "EUR"));
        assertThat(ground.reprice(sale, "100", "EUR")).contains(Money.of("10", "EUR"));
        assertThat(ground.balances()).isEqualTo("cost 1000, pending 0, payable 1000");
        assertThat(ground.accrue(sale).postings()).contains("conversion:" + sale.subjectId() + ":reprice:1",
                "conversion:" + sale.subjectId() + ":approval:reprice:3").hasSize(8);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_refund_unwinds_at_the_exchange_rate_of_the_sale(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.cps("12.5"));
        ground.fx.put("USDEUR", new BigDecimal("0.9259259259259259"));
        Claim sale = ground.sale("100", "USD", false);
        assertThat(ground.accrue(sale).amount()).isEqualTo(Money.of("11.57", "EUR"));
        ground.fx.put("USDEUR", new BigDecimal("2"));
        assertThat(ground.reprice(sale, "50", "USD")).contains(Money.of("5.79", "EUR"));
        assertThat(ground.approve(sale)).contains(Money.of("5.79", "EUR"));
        ground.reverse(sale);
        assertThat(ground.balances()).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void without_an_exchange_rate_the_commission_waits_and_says_so_and_is_priced_when_there_is_one(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.cps("10"));
        Claim sale = ground.sale("100", "USD", false);
        Commission waiting = ground.accrue(sale);
        assertThat(waiting.amount()).isNull();
        assertThat(waiting.postings()).isEmpty();
        assertThat(waiting.considered().get(0).reason())
                .isEqualTo("the only rate that applies, but not priced yet: no exchange rate from USD to EUR is known for 2026-03-11");
        assertThat(ground.approve(sale)).isEmpty();
        assertThat(ground.reprice(sale, "100", "USD")).isEmpty();

        ground.fx.put("USDEUR", new BigDecimal("0.9"));
        assertThat(ground.reprice(sale, "100", "USD")).contains(Money.of("9", "EUR"));
        assertThat(ground.balances()).as("it had been approved meanwhile").isEqualTo("cost 900, pending 0, payable 900");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_percentage_of_an_unknown_amount_waits_for_the_amount(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.cps("10"));
        Claim sale = ground.sale(null, null, true);
        assertThat(ground.accrue(sale).amount()).isNull();
        assertThat(ground.reprice(sale, "40", "EUR")).contains(Money.of("4", "EUR"));
        assertThat(ground.balances()).isEqualTo("cost 400, pending 0, payable 400");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void an_amount_that_cannot_be_converted_is_refused_and_changes_nothing(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.cps("10"));
        Claim sale = ground.sale("100", "EUR", false);
        ground.accrue(sale);
        assertThatThrownBy(() -> ground.reprice(sale, "100", "GBP")).isInstanceOf(Conflict.class).hasMessageContaining("from GBP to EUR");
        assertThat(ground.balances()).isEqualTo("cost 1000, pending 1000, payable 0");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_foreign_price_keeps_the_months_first_exchange_rate(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.each(Pricing.CPC, "0.10", "USD"));
        ground.fx.put("USDEUR", new BigDecimal("0.95"));
        ground.accrue(ground.of(Occasion.CLICK));
        ground.fx.put("USDEUR", new BigDecimal("0.50"));
        ground.accrue(ground.of(Occasion.CLICK));
        assertThat(ground.balances()).isEqualTo("cost 19, pending 0, payable 19");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void what_no_rate_pays_is_told_apart_and_posts_nothing(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.each(Pricing.CPC, "0.10"));
        Claim sale = ground.sale("100", "EUR", true);
        Commission none = ground.accrue(sale);
        assertThat(none.amount()).isNull();
        assertThat(none.rate()).isNull();
        assertThat(none.considered()).hasSize(1);
        assertThat(ground.accrue(sale)).isEqualTo(none);
        assertThat(ground.approve(sale)).isEmpty();
        assertThat(ground.reverse(sale)).isEmpty();
        assertThat(ground.approve(ground.sale("1", "EUR", true))).as("never claimed").isEmpty();
        assertThat(ground.accounts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void random_histories_balance_whatever_their_order_and_each_commission_equals_its_postings(Database database) {
        for (long seed = 1; seed <= 8; seed++) {
            Random random = new Random(seed);
            Ground one = new Ground(database, "EUR").agree(Rates.tiered(Pricing.CPS, TierMode.ALL, Rates.percentFrom("0", "3.3333"), Rates.percentFrom("200", "7.1")));
            Ground other = new Ground(database, "EUR").agree(one.inForce(one.campaign, one.partner, Ground.NOON).orElseThrow().rates().get(0));
            List<Money> amounts = random.longs(8, 1, 9000).mapToObj(m -> new Money(m, "EUR")).toList();
            List<Integer> ends = random.ints(8, 0, 4).boxed().toList();
            play(one, amounts, ends, random);
            play(other, amounts, ends, random);
            assertThat(one.balances()).as("seed " + seed + " on " + database).isEqualTo(other.balances());
            assertThat(one.unexplained()).as("seed " + seed).isEmpty();
        }
    }

    /** Each sale is accrued, then approved, refunded by half or reversed as its end says, in random order. */
    private static void play(Ground ground, List<Money> amounts, List<Integer> ends, Random random) {
        List<Runnable> later = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            Claim sale = ground.sale(Ids.next(), amounts.get(i), Ground.NOON, false);
            Money half = new Money(amounts.get(i).minor() / 2, "EUR");
            int end = ends.get(i);
            List<Runnable> acts = new ArrayList<>();
            if (end == 1) {
                acts.add(() -> ground.approve(sale));
            } else if (end == 2) {
                acts.add(() -> ground.approve(sale));
                acts.add(() -> ground.reprice(sale, half.amount().toPlainString(), "EUR"));
            } else if (end == 3) {
                acts.add(() -> ground.reverse(sale));
            }
            Collections.shuffle(acts, random);
            if (random.nextBoolean()) {
                ground.accrue(sale);
                later.addAll(acts);
            } else {
                later.add(() -> {
                    ground.accrue(sale);
                    acts.forEach(Runnable::run);
                });
            }
        }
        Collections.shuffle(later, random);
        later.forEach(Runnable::run);
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(work)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
