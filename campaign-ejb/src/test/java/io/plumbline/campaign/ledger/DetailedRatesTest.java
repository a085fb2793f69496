package io.plumbline.campaign.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.BonusOf;
import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Commission;
import io.plumbline.campaign.api.Deduction;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DetailedRatesTest {

    private static final String NOTHING = "cost 0, pending 0, payable 0";

    @ParameterizedTest
    @EnumSource(Database.class)
    void lines_are_paid_by_their_own_rates_and_the_rest_by_the_rate_for_the_rest(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.cps("10"), Rates.ofSku(Rates.cps("20"), "A-1"), Rates.ofCategory(Rates.each(Pricing.CPA, "1.50"), "books"));
        Claim sale = ground.basket("100.00", items(new Claim.Item("A-1", null, 1, 4000), new Claim.Item("B-7", "books", 2, 1000), new Claim.Item("C-9", "toys", 1, 4500)));
        Commission earned = ground.accrue(sale);
        // 20 % of 40.00, two books at 1.50, 10 % of what is left of 100.00: the toys and 5.00 of shipping.
        assertThat(earned.amount()).isEqualTo(Money.of("16.00", "EUR"));
        assertThat(earned.rate()).contains("A-1 × 1: rate 2: CPS 20 % of A-1", "B-7 × 2: rate 3: CPA 1.5 of category books", "the rest: rate 1: CPS 10 %");
        assertThat(earned.considered()).anyMatch(c -> c.rate().startsWith("A-1 × 1: rate 1") && c.reason().equals("less specific than rate 2"))
                .anyMatch(c -> c.rate().startsWith("the rest: rate 2") && c.reason().equals("asks for A-1, and pays for such lines only"));
        assertThat(ground.balances()).isEqualTo("cost 1600, pending 1600, payable 0");
        assertThat(ground.accrue(sale)).isEqualTo(earned);

        ground.approve(sale);
        // Half goes back: every percentage is of half, a piece sold stays a piece sold.
        assertThat(ground.reprice(sale, "50.00", "EUR")).contains(Money.of("9.50", "EUR"));
        assertThat(ground.balances()).isEqualTo("cost 950, pending 0, payable 950");
        assertThat(ground.reprice(sale, "100.00", "EUR")).contains(Money.of("16.00", "EUR"));
        ground.reverse(sale);
        assertThat(ground.balances()).isEqualTo(NOTHING);
        assertThat(ground.unexplained()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void lines_worth_more_than_the_sale_share_what_was_paid(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.ofSku(Rates.cps("100"), "A", "B", "C"));
        Claim sale = ground.basket("10.00", items(new Claim.Item("A", null, 1, 1000), new Claim.Item("B", null, 1, 1000), new Claim.Item("C", null, 1, 1000)));
        assertThat(ground.accrue(sale).amount()).as("3.34 + 3.33 + 3.33").isEqualTo(Money.of("10.00", "EUR"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_net_percentage_leaves_tax_and_shipping_out_and_gives_them_back_in_proportion(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.net(Rates.cps("10"), Deduction.TAX, Deduction.SHIPPING));
        Claim sale = ground.basket("119.00", new Claim.More(null, List.of(), List.of(), 1900, 500, 700, null));
        assertThat(ground.accrue(sale).amount()).as("10 % of 95").isEqualTo(Money.of("9.50", "EUR"));
        assertThat(ground.reprice(sale, "59.50", "EUR")).contains(Money.of("4.75", "EUR"));
        Ground all = new Ground(database, "EUR").agree(Rates.net(Rates.cps("10")));
        assertThat(all.accrue(all.basket("119.00", new Claim.More(null, List.of(), List.of(), 1900, 500, 700, null))).amount()).as("10 % of 88").isEqualTo(Money.of("8.80", "EUR"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_hybrid_pays_an_amount_and_a_percentage_on_one_sale(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.cps("50"), Rates.when(Rates.hybrid("5", "3"), List.of("DE"), null, null));
        Claim sale = ground.sale("80", "EUR", true);
        Commission earned = ground.accrue(sale);
        assertThat(earned.amount()).isEqualTo(Money.of("7.40", "EUR"));
        assertThat(earned.rate()).isEqualTo("rate 2: HYBRID 5 and 3 % in DE");
        assertThat(ground.reprice(sale, "0", "EUR")).contains(Money.of("5", "EUR"));
        ground.reverse(sale);
        assertThat(ground.balances()).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_bonus_comes_with_the_result_that_reaches_it_and_goes_with_any_that_is_taken_back(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.each(Pricing.CPA, "1"),
                Rates.bonus(BonusOf.CONVERSIONS, Rates.priceFrom("3", "20"), Rates.priceFrom("5", "50")));
        List<Claim> sales = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sales.add(ground.sale("10", "EUR", i < 3));
            ground.accrue(sales.get(i));
        }
        // Five wait or are approved, three are approved: 50 accrued, 20 of it payable.
        assertThat(ground.posted("bonus", ground.partner)).containsExactly(5000L, 2000L);
        assertThat(ground.balances()).isEqualTo("cost 5500, pending 3200, payable 2300");
        ground.reverse(sales.get(0));
        assertThat(ground.posted("bonus", ground.partner)).containsExactly(2000L, 0L);
        ground.approve(sales.get(4));
        assertThat(ground.posted("bonus", ground.partner)).containsExactly(2000L, 2000L);
        sales.forEach(ground::reverse);
        assertThat(ground.balances()).isEqualTo(NOTHING);
        assertThat(ground.told.stream().mapToLong(fee -> fee.amount().minor()).sum()).as("reports are told of every step").isZero();
        assertThat(ground.told).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whoever_brought_the_partner_has_a_share_of_each_commission_as_postings_of_his_own(Database database) {
        Ground friend = new Ground(database, "EUR");
        Ground ground = new Ground(database, "EUR").agree(Rates.cps("10")).referredBy(friend.partner, "5");
        Claim sale = ground.sale("80", "EUR", false);
        assertThat(ground.accrue(sale).amount()).as("the partner's own is not touched").isEqualTo(Money.of("8", "EUR"));
        assertThat(ground.posted("referral", friend.partner)).containsExactly(40L, 0L);
        ground.approve(sale);
        assertThat(ground.posted("referral", friend.partner)).containsExactly(40L, 40L);
        ground.reprice(sale, "40", "EUR");
        assertThat(ground.posted("referral", friend.partner)).containsExactly(20L, 20L);
        UUID share = Ids.named("referral", sale.subjectId().toString());
        assertThat(ground.tx(em -> new SettlementDesk(em).of(List.of(share)).get(share)).dueOn()).isEqualTo(ground.settlement(sale).dueOn());
        ground.reverse(sale);
        assertThat(ground.posted("referral", friend.partner)).containsExactly(0L, 0L);
        assertThat(ground.balance(AccountKind.COMMISSION_COST)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_repeat_sale_pays_its_own_percent_for_as_long_as_was_agreed(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.cps("50"), Rates.when(Rates.net(Rates.cps("20")), Rates.repeatWithin(12)));
        Claim.More first = new Claim.More(null, List.of(), List.of(), 1000, 0, 0, null);
        Claim.More soon = new Claim.More(null, List.of(), List.of(), 1000, 0, 0, Instant.parse("2025-03-11T00:00:00Z"));
        Claim.More late = new Claim.More(null, List.of(), List.of(), 1000, 0, 0, Instant.parse("2025-03-10T12:00:00Z"));
        assertThat(ground.accrue(ground.basket("60", first)).amount()).isEqualTo(Money.of("30", "EUR"));
        assertThat(ground.accrue(ground.basket("60", soon)).amount()).isEqualTo(Money.of("10", "EUR"));
        assertThat(ground.accrue(ground.basket("60", late)).amount()).isEqualTo(Money.of("30", "EUR"));
    }

    private static Claim.More items(Claim.Item... items) {
        return new Claim.More(null, List.of(), List.of(items), 0, 0, 0, null);
    }
}
