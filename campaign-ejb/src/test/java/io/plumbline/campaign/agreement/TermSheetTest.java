package io.plumbline.campaign.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.Base;
import io.plumbline.campaign.api.Cap;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.CapPeriod;
import io.plumbline.campaign.api.Deduction;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.SettlementDay;
import io.plumbline.campaign.api.Tier;
import io.plumbline.campaign.api.RateWhen;
import io.plumbline.campaign.api.Referral;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TermSheetTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void twelve_and_a_half_percent_of_a_sale_is_agreed_with_thirty_days_of_hold() {
        TermSheet terms = agree("2026-12-01", percent("12.5"));
        assertThat(terms.holdDays()).isEqualTo(30);
        assertThat(terms.rates().get(0).percent()).isEqualByComparingTo("12.5");
    }

    @ParameterizedTest
    @CsvSource({"2026-12-01,2026-11-30T23:00:00Z", "2026-07-01,2026-06-30T22:00:00Z", "2026-12-01T00:00:00+09:00,2026-11-30T15:00:00Z",
            "2026-12-01T00:00:00.123456789Z,2026-12-01T00:00:00.123456Z"})
    void terms_begin_at_a_time_or_with_a_day_in_the_advertisers_zone(String given, Instant begins) {
        assertThat(agree(given, percent("1")).effectiveFrom()).isEqualTo(begins);
    }

    @ParameterizedTest
    @CsvSource(value = {"soon,time-malformed", "2026-13-01,time-malformed", "2026-12-01T00:00,time-malformed", "1999-12-31,time-out-of-range",
            "9999-01-01,time-out-of-range", "NULL,required"}, nullValues = "NULL")
    void a_start_that_cannot_be_placed_is_refused(String given, String code) {
        assertThat(faults(given, percent("1"))).containsExactly("/effectiveFrom " + code);
    }

    @ParameterizedTest
    @EnumSource(value = Pricing.class, names = {"CPS", "HYBRID", "BONUS"}, mode = EnumSource.Mode.EXCLUDE)
    void every_pricing_but_cps_needs_an_amount_or_tiers_and_takes_no_percentage(Pricing pricing) {
        assertThat(faults(rate(pricing, null, null, null))).containsExactly("/rates/0/amount required");
        assertThat(faults(rate(pricing, null, null, "5"))).containsExactly("/rates/0/percent percent-not-applicable");
        agree("2026-12-01", rate(pricing, null, "0.000001", null));
    }

    @Test
    void a_sale_pays_a_percentage_or_an_amount_or_tiers_but_only_one_of_them() {
        agree("2026-12-01", rate(Pricing.CPS, "sale", "5", null));
        assertThat(faults(rate(Pricing.CPS, null, null, null))).containsExactly("/rates/0/amount required");
        assertThat(faults(rate(Pricing.CPS, null, "5", "5"))).containsExactly("/rates/0/amount price-ambiguous");
    }

    @ParameterizedTest
    @CsvSource({"-0.1,percent-out-of-range", "100.1,percent-out-of-range", "12.34567,percent-too-precise"})
    void a_percentage_is_between_0_and_100_with_four_decimals(String percent, String code) {
        assertThat(faults(percent(percent))).containsExactly("/rates/0/percent " + code);
    }

    @ParameterizedTest
    @CsvSource({"-1,amount-out-of-range", "1.1234567,amount-too-precise", "1E+999999999,amount-out-of-range", "99999999999999,amount-out-of-range"})
    void a_price_is_not_negative_not_absurd_and_has_six_decimals(String amount, String code) {
        assertThat(faults(rate(Pricing.CPC, null, amount, null))).containsExactly("/rates/0/amount/amount " + code);
    }

    @Test
    void a_price_without_currency_is_in_the_partners_and_another_currency_is_refused() {
        Price bare = new Price(BigDecimal.ONE, null);
        assertThat(agree("2026-12-01", with(bare)).rates().get(0).amount().currency()).isEqualTo("EUR");
        assertThat(faults(with(new Price(BigDecimal.ONE, "USD")))).containsExactly("/rates/0/amount/currency currency-mismatch");
    }

    @Test
    void tiers_ascend_and_all_say_an_amount_or_all_a_percentage() {
        agree("2026-12-01", tiers(Pricing.CPS, tier("0", null, "5"), tier("1000.50", null, "7.5")));
        assertThat(faults(tiers(Pricing.CPA, tier("10", "1", null), tier("10", "2", null)))).containsExactly("/rates/0/tiers/1/from not-ascending");
        assertThat(faults(tiers(Pricing.CPS, tier("0", "1", null), tier("10", null, "2")))).containsExactly("/rates/0/tiers/1 tiers-mixed");
        assertThat(faults(tiers(Pricing.CPA, tier("0", null, null)))).contains("/rates/0/tiers/0 price-ambiguous");
        assertThat(faults(tiers(Pricing.CPA, tier("1.5", "1", null)))).containsExactly("/rates/0/tiers/0/from too-precise");
    }

    @Test
    void a_rate_is_for_a_goal_that_exists_and_that_its_pricing_can_pay_for() {
        assertThat(faults(rate(Pricing.CPA, "nothing", "1", null))).containsExactly("/rates/0/goal goal-unknown");
        assertThat(faults(rate(Pricing.CPL, "sale", "1", null))).containsExactly("/rates/0/goal goal-kind-mismatch");
        assertThat(faults(rate(Pricing.CPC, "sale", "1", null))).containsExactly("/rates/0/goal goal-not-applicable");
    }

    @Test
    void conditions_use_iso_countries_in_any_case_and_known_devices() {
        assertThat(agree("2026-12-01", when(List.of("de", "DE"), List.of("Mobile"))).rates().get(0).when())
                .isEqualTo(new RateWhen(List.of("DE"), List.of("mobile"), null));
        assertThat(faults(when(List.of("XX"), List.of("fridge")))).containsExactly("/rates/0/when/country country-unknown",
                "/rates/0/when/device device-unknown");
    }

    @Test
    void caps_are_positive_whole_for_counts_and_one_of_a_kind() {
        Cap half = new Cap(CapOf.CLICKS, CapPeriod.DAILY, new BigDecimal("0.5"));
        Cap none = new Cap(CapOf.PAYOUT, CapPeriod.TOTAL, BigDecimal.ZERO);
        assertThat(faults(new AgreementDraft(null, null, "2026-12-01", List.of(percent("1")), 366, List.of(half, none, none)))).containsExactly(
                "/holdDays out-of-range", "/caps/0/limit too-precise", "/caps/1/limit out-of-range", "/caps/2/limit out-of-range", "/caps/2 repeated");
    }

    @Test
    void a_hybrid_has_an_amount_and_a_percentage_and_no_tiers() {
        agree("2026-12-01", rate(Pricing.HYBRID, "sale", "5", "3"));
        assertThat(faults(rate(Pricing.HYBRID, null, "5", null))).containsExactly("/rates/0/amount required");
        assertThat(faults(rate(Pricing.HYBRID, null, null, "5"))).containsExactly("/rates/0/amount required");
    }

    @Test
    void a_bonus_has_thresholds_with_amounts() {
        agree("2026-12-01", tiers(Pricing.BONUS, tier("10", "50", null), tier("20", "120", null)));
        assertThat(faults(rate(Pricing.BONUS, null, "5", null))).contains("/rates/0/tiers required", "/rates/0/amount price-ambiguous");
        assertThat(faults(tiers(Pricing.BONUS, tier("0", "5", null)))).containsExactly("/rates/0/tiers out-of-range");
        assertThat(faults(tiers(Pricing.BONUS, tier("10", null, "5")))).contains("/rates/0/tiers percent-not-applicable");
    }

    @Test
    void only_a_percentage_has_a_base_and_only_a_net_one_takes_something_off() {
        Rate price = rate(Pricing.CPA, null, "5", null);
        assertThat(faults(new Rate(price.pricing(), null, price.amount(), null, null, null, null, Base.NET, null, null))).containsExactly("/rates/0/base base-not-applicable");
        Rate percent = percent("5");
        assertThat(faults(new Rate(percent.pricing(), null, null, percent.percent(), null, null, null, null, List.of(Deduction.TAX), null)))
                .containsExactly("/rates/0/less base-not-applicable");
    }

    @Test
    void conditions_on_results_are_for_rates_of_results() {
        RateWhen sku = new RateWhen(null, null, null, List.of("A-1"), null, null, null, null, null);
        assertThat(faults(new Rate(Pricing.CPC, null, new Price(BigDecimal.ONE, "EUR"), null, null, null, sku))).containsExactly("/rates/0/when condition-not-applicable");
        RateWhen sub = new RateWhen(null, null, null, null, null, null, null, Map.of("sub11", List.of("x")), 0);
        assertThat(faults(new Rate(Pricing.CPS, null, null, BigDecimal.ONE, null, null, sub)))
                .containsExactly("/rates/0/when/sub sub-unknown", "/rates/0/when/repeatWithinMonths out-of-range");
    }

    @Test
    void nobody_refers_himself() {
        UUID partner = UUID.randomUUID();
        assertThat(faults(new AgreementDraft(null, partner, "2026-12-01", List.of(percent("1")), null, null, null, null, new Referral(partner, new BigDecimal("101")))))
                .containsExactly("/referral/partnerId referral-of-oneself", "/referral/percent percent-out-of-range");
    }

    @Test
    void an_agreement_without_rates_says_nothing() {
        assertThat(faults(new AgreementDraft(null, null, "2026-12-01", List.of(), null, null))).containsExactly("/rates required");
    }

    @ParameterizedTest
    @CsvSource(value = {"1,29,day-may-drift", "1,31,day-may-drift", "NULL,28,day-may-drift", "1,0,day-may-drift", "0,5,out-of-range", "13,5,out-of-range", "1,NULL,required"},
            nullValues = "NULL")
    void a_day_that_not_every_month_has_is_refused(Integer months, Integer day, String code) {
        assertThat(faults(new AgreementDraft(null, null, "2026-12-01", List.of(percent("1")), null, null, new SettlementDay(months, day), null, null)))
                .containsExactly("/locking/" + (months != null && (months == 0 || months == 13) ? "months " : "day ") + code);
    }

    @Test
    void results_are_not_paid_before_they_lock() {
        assertThat(faults(new AgreementDraft(null, null, "2026-12-01", List.of(percent("1")), null, null, new SettlementDay(2, 20), new SettlementDay(1, 28), null)))
                .containsExactly("/payment payment-before-locking");
    }

    private static TermSheet agree(String from, Rate... rates) {
        return terms(new AgreementDraft(null, null, from, List.of(rates), null, null));
    }

    private static TermSheet terms(AgreementDraft draft) {
        return TermSheet.of(draft, BERLIN, "EUR", TermSheetTest::goal, new Check());
    }

    private static List<String> faults(Rate rate) {
        return faults("2026-12-01", rate);
    }

    private static List<String> faults(String from, Rate... rates) {
        return faults(new AgreementDraft(null, null, from, Arrays.asList(rates), null, null));
    }

    private static List<String> faults(AgreementDraft draft) {
        return catchThrowableOfType(Invalid.class, () -> terms(draft)).faults().stream().map(f -> f.pointer() + " " + f.code()).toList();
    }

    private static Optional<Goal> goal(String key) {
        return key.equals("sale") ? Optional.of(new Goal(Ids.next(), 0, Ids.next(), key, key, GoalKind.SALE, null, 30, 1, Instant.EPOCH)) : Optional.empty();
    }

    private static Rate percent(String percent) {
        return rate(Pricing.CPS, "sale", null, percent);
    }

    private static Rate rate(Pricing pricing, String goal, String amount, String percent) {
        return new Rate(pricing, goal, amount == null ? null : new Price(new BigDecimal(amount), "EUR"),
                percent == null ? null : new BigDecimal(percent), null, null, null);
    }

    private static Rate with(Price price) {
        return new Rate(Pricing.CPC, null, price, null, null, null, null);
    }

    private static Rate when(List<String> country, List<String> device) {
        return new Rate(Pricing.CPC, null, new Price(BigDecimal.ONE, "EUR"), null, null, null, new RateWhen(country, device, null));
    }

    private static Rate tiers(Pricing pricing, Tier... tiers) {
        return new Rate(pricing, null, null, null, List.of(tiers), null, null);
    }

    private static Tier tier(String from, String amount, String percent) {
        return new Tier(new BigDecimal(from), amount == null ? null : new Price(new BigDecimal(amount), "EUR"),
                percent == null ? null : new BigDecimal(percent));
    }
}
