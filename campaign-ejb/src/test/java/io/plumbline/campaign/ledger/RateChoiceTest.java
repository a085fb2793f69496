package io.plumbline.campaign.ledger;

import static io.plumbline.campaign.api.Pricing.CPA;
import static io.plumbline.campaign.api.Pricing.CPC;
import static io.plumbline.campaign.api.Pricing.CPI;
import static io.plumbline.campaign.api.Pricing.CPL;
import static io.plumbline.campaign.api.Pricing.CPM;
import static io.plumbline.campaign.api.Pricing.CPS;
import static io.plumbline.campaign.api.Pricing.FLAT;
import static io.plumbline.campaign.ledger.Rates.cps;
import static io.plumbline.campaign.ledger.Rates.each;
import static io.plumbline.campaign.ledger.Rates.forGoal;
import static io.plumbline.campaign.ledger.Rates.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Claim.Occasion;
import io.plumbline.campaign.api.Commission.Considered;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.RateWhen;
import io.plumbline.shared.Ids;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RateChoiceTest {

    @Test
    void each_pricing_pays_for_its_own_kind_of_result() {
        pays(CPC, Occasion.CLICK, EnumSet.noneOf(GoalKind.class));
        pays(CPM, Occasion.IMPRESSION, EnumSet.noneOf(GoalKind.class));
        pays(CPL, null, EnumSet.of(GoalKind.LEAD, GoalKind.SIGNUP));
        pays(CPS, null, EnumSet.of(GoalKind.SALE));
        pays(CPI, null, EnumSet.of(GoalKind.INSTALL));
        pays(CPA, null, EnumSet.allOf(GoalKind.class));
        pays(FLAT, null, EnumSet.noneOf(GoalKind.class));
    }

    @Test
    void a_rate_made_for_a_custom_goal_by_name_pays_for_it() {
        Claim subscription = claim(Occasion.CONVERSION, "subscription", GoalKind.CUSTOM, "DE", "mobile", true);
        assertThat(RateChoice.among(List.of(cps("10")), subscription).none()).isTrue();
        assertThat(RateChoice.among(List.of(forGoal("subscription", cps("10"))), subscription).winner().id()).isEqualTo("1");
        assertThat(RateChoice.among(List.of(forGoal("other", cps("10"))), subscription).none()).isTrue();
    }

    @Test
    void a_rate_for_the_goal_wins_over_one_for_any_goal_however_specific() {
        wins("2", when(cps("20"), List.of("DE"), List.of("mobile"), true), forGoal("sale", cps("5")));
    }

    @Test
    void more_matching_conditions_win_over_fewer() {
        wins("3", cps("5"), when(cps("6"), List.of("DE"), List.of(), null), when(cps("4"), List.of("FR", "DE"), List.of(), true));
    }

    @Test
    void several_countries_are_one_condition() {
        wins("1", when(cps("6"), List.of(), List.of("mobile"), null), when(cps("4"), List.of("FR", "DE", "AT"), List.of(), null));
    }

    @Test
    void the_pricing_made_for_the_kind_wins_over_cpa() {
        wins("2", each(CPA, "10"), cps("5"));
        wins("1", when(each(CPA, "10"), List.of("DE"), List.of(), null), cps("5"));
    }

    @Test
    void among_equals_the_first_in_the_agreement_wins() {
        wins("1", cps("5"), cps("50"));
    }

    @Test
    void every_rate_is_reported_with_the_reason_it_won_or_lost() {
        RateChoice choice = RateChoice.among(List.of(
                each(CPC, "0.10"), each(CPA, "10"), forGoal("install", each(CPI, "3")), when(cps("8"), List.of("FR"), List.of(), null),
                when(cps("9"), List.of(), List.of("desktop", "tablet"), null), when(cps("7"), List.of(), List.of(), false), each(FLAT, "500"),
                cps("12.50"), when(cps("15"), List.of("DE"), List.of(), null), forGoal("upsell", cps("3"))),
                claim(Occasion.CONVERSION, "sale", GoalKind.SALE, "DE", "mobile", true));

        assertThat(choice.winner().id()).isEqualTo("9");
        assertThat(choice.considered()).containsExactly(
                new Considered("rate 9: CPS 15 % in DE", true, "first by precedence"),
                new Considered("rate 8: CPS 12.5 %", false, "less specific than rate 9"),
                new Considered("rate 2: CPA 10", false, "less specific than rate 9"),
                new Considered("rate 1: CPC 0.1", false, "pays for clicks, this is a conversion of kind sale"),
                new Considered("rate 3: CPI 3 for goal install", false, "pays for installs, this is a conversion of kind sale"),
                new Considered("rate 4: CPS 8 % in FR", false, "asks for country FR, visitor is DE"),
                new Considered("rate 5: CPS 9 % on desktop/tablet", false, "asks for device desktop or tablet, visitor is on mobile"),
                new Considered("rate 6: CPS 7 % for known customers", false, "asks for a known customer, this one is new"),
                new Considered("rate 7: FLAT 500", false, "owed once when the agreement takes effect, not for a result"),
                new Considered("rate 10: CPS 3 % for goal upsell", false, "limited to goal upsell"));
    }

    @Test
    void what_is_unknown_of_the_visitor_matches_no_condition_on_it() {
        Claim stranger = claim(Occasion.CONVERSION, "sale", GoalKind.SALE, null, null, null);
        RateChoice choice = RateChoice.among(List.of(when(cps("8"), List.of("FR"), List.of(), null), when(cps("9"), List.of(), List.of("mobile"), null),
                when(cps("7"), List.of(), List.of(), true), cps("1")), stranger);
        assertThat(choice.winner().id()).isEqualTo("4");
        assertThat(choice.considered()).extracting(Considered::reason).containsExactly("the only rate that applies",
                "asks for country FR, the visitor's is unknown", "asks for device mobile, the visitor's is unknown",
                "asks for a new customer, which is unknown here");
        assertThat(stranger.country()).isNull();
    }

    @Test
    void coupons_groups_sub_ids_and_repeat_sales_are_conditions_like_others() {
        Claim.More said = new Claim.More("autumn5", List.of("blog", ""), List.of(), 0, 0, 0, Instant.parse("1969-06-01T00:00:00Z"));
        Claim claim = claim(Occasion.CONVERSION, "sale", GoalKind.SALE, "DE", "mobile", false).with(said);
        fits(claim, new RateWhen(null, null, null, null, null, List.of("AUTUMN5"), null, null, null), null);
        fits(claim, new RateWhen(null, null, null, null, null, List.of("SPRING"), null, null, null), "asks for coupon SPRING, redeemed was autumn5");
        fits(claim, new RateWhen(null, null, null, null, null, null, List.of("gold"), null, null), null);
        fits(claim, new RateWhen(null, null, null, null, null, null, List.of("silver"), null, null), "asks for partner group silver, the partner is in gold");
        fits(claim, new RateWhen(null, null, null, null, null, null, null, Map.of("sub1", List.of("blog", "mail")), null), null);
        fits(claim, new RateWhen(null, null, null, null, null, null, null, Map.of("sub1", List.of("mail")), null), "asks for sub1 mail, it is blog");
        fits(claim, new RateWhen(null, null, null, null, null, null, null, Map.of("sub9", List.of("x")), null), "asks for sub9 x, it is empty");
        fits(claim, new RateWhen(null, null, null, null, null, null, null, null, 8), null);
        fits(claim, new RateWhen(null, null, null, null, null, null, null, null, 7), "asks for a repeat sale within 7 months of 1969-06-01");
        fits(claim.with(Claim.More.NOTHING), new RateWhen(null, null, null, null, null, null, null, null, 12), "asks for a repeat sale, this is the customer's first");
        fits(claim.with(Claim.More.NOTHING), new RateWhen(null, null, null, null, null, List.of("X"), null, null, null), "asks for coupon X, none was redeemed");
    }

    private static void fits(Claim claim, RateWhen when, String obstacle) {
        assertThat(new RateFit(claim, null, Set.of("gold")).obstacle(when(cps("5"), when))).isEqualTo(obstacle);
    }

    @Test
    void an_agreement_without_rates_pays_nothing() {
        assertThat(RateChoice.among(List.of(), claim(Occasion.CONVERSION, "sale", GoalKind.SALE, "DE", "mobile", true)).none()).isTrue();
    }

    @Test
    void a_long_list_of_reasons_fits_its_column() {
        Rate wordy = when(cps("8"), java.util.stream.IntStream.range(0, 200).mapToObj(i -> "C" + i).toList(), List.of(), null);
        RateChoice choice = RateChoice.among(java.util.Collections.nCopies(500, wordy), claim(Occasion.CONVERSION, "sale", GoalKind.SALE, "DE", "mobile", true));
        String column = Reasons.write(choice.considered());
        assertThat(column.length()).isLessThanOrEqualTo(20_000);
        assertThat(Reasons.read(column)).hasSize(26).last().isEqualTo(new Considered("475 more rates", false, "not listed here"));
    }

    private static void pays(Pricing pricing, Occasion occasion, Set<GoalKind> kinds) {
        List<Rate> rates = List.of(each(pricing, "1"));
        for (Occasion other : List.of(Occasion.CLICK, Occasion.IMPRESSION)) {
            assertThat(RateChoice.among(rates, claim(other, null, null, "DE", "mobile", true)).none()).as(pricing + " " + other).isEqualTo(other != occasion);
        }
        for (GoalKind kind : GoalKind.values()) {
            assertThat(RateChoice.among(rates, claim(Occasion.CONVERSION, "g", kind, "DE", "mobile", true)).none()).as(pricing + " " + kind)
                    .isEqualTo(!kinds.contains(kind));
        }
    }

    private static void wins(String id, Rate... rates) {
        RateChoice choice = RateChoice.among(List.of(rates), claim(Occasion.CONVERSION, "sale", GoalKind.SALE, "DE", "mobile", true));
        assertThat(choice.winner().id()).as(choice.considered().toString()).isEqualTo(id);
    }

    private static Claim claim(Occasion occasion, String goal, GoalKind kind, String country, String device, Boolean newCustomer) {
        return new Claim(Ids.next(), occasion, Ids.next(), Ids.next(), Ids.next(), goal, kind, null, country, device, newCustomer, Instant.EPOCH,
                Instant.EPOCH, false);
    }
}
