package io.plumbline.reporting.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Budget;
import io.plumbline.campaign.api.BudgetPeriod;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Objective;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.reporting.api.BudgetStanding;
import io.plumbline.shared.Ids;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final long SEED = 555;

    @Test
    void spent_committed_left_pacing_forecast_and_profit_of_a_month_worked_by_hand() {
        // 15 of 30 days of November gone; 300 a day in the last seven days.
        BudgetStanding told = standing(campaign("9000.00", BudgetPeriod.MONTHLY, "2026-01-01", null), "2026-11-15T23:00:00Z",
                new Sums(new BigDecimal("3000"), new BigDecimal("1200"), new BigDecimal("300"), new BigDecimal("12000"), 2100), recent("2100"), 50);

        assertThat(told.from() + " " + told.to()).isEqualTo("2026-11-01 2026-11-30");
        assertThat(told.spent().toString()).isEqualTo("4200.00 EUR");
        assertThat(told.reserved().toString()).as("50 slots at 4200 / 2100").isEqualTo("100.00 EUR");
        assertThat(told.committed().toString()).isEqualTo("400.00 EUR");
        assertThat(told.left().toString()).isEqualTo("4400.00 EUR");
        assertThat(told.planned().toString()).isEqualTo("4500.00 EUR");
        assertThat(told.pacing()).isEqualByComparingTo("0.9333");
        assertThat(told.pace()).isEqualTo("on");
        assertThat(told.forecast().toString()).as("4600 + 15 days of 300").isEqualTo("9100.00 EUR");
        assertThat(told.alert()).isEqualTo("will-exceed");
        assertThat(told.profit().toString()).as("12000 - 1500 - 3000").isEqualTo("7500.00 EUR");
        assertThat(told.stop()).isEqualTo("soft");
    }

    @ParameterizedTest
    @CsvSource({"404.95, behind", "405.00, on", "495.00, on", "495.05, ahead"})
    void pacing_is_behind_below_nine_tenths_and_ahead_above_eleven_tenths_of_the_plan(String spent, String pace) {
        BudgetStanding told = standing(campaign("900.00", BudgetPeriod.MONTHLY, "2026-01-01", null), "2026-11-15T23:00:00Z",
                new Sums(new BigDecimal(spent), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0), Sums.NONE, 0);
        assertThat(told.planned().toString()).isEqualTo("450.00 EUR");
        assertThat(told.pace()).isEqualTo(pace);
    }

    @Test
    void a_day_of_twenty_five_hours_is_half_over_after_twelve_and_a_half() {
        BudgetStanding told = standing(campaign("100.00", BudgetPeriod.DAILY, "2026-01-01", null), "2026-10-25T10:30:00Z", Sums.NONE, Sums.NONE, 0);
        assertThat(told.planned().toString()).isEqualTo("50.00 EUR");
    }

    @Test
    void without_an_end_there_is_neither_plan_nor_forecast() {
        BudgetStanding told = standing(campaign("100.00", BudgetPeriod.TOTAL, "2026-01-01", null), "2026-11-15T23:00:00Z", spent("101"), recent("10"), 0);
        assertThat(told.planned()).isNull();
        assertThat(told.pacing()).isNull();
        assertThat(told.pace()).isNull();
        assertThat(told.forecast()).isNull();
        assertThat(told.alert()).isEqualTo("over");
    }

    @Test
    void on_its_first_day_a_campaign_is_forecast_by_the_share_of_the_period_that_has_passed() {
        BudgetStanding told = standing(campaign("100.00", BudgetPeriod.TOTAL, "2026-11-16", "2026-11-17"), "2026-11-16T11:00:00Z", spent("20"), Sums.NONE, 0);
        assertThat(told.forecast().toString()).as("a quarter of two days").isEqualTo("80.00 EUR");
    }

    @Test
    void a_campaign_that_is_over_stands_where_it_ended_and_one_to_come_at_its_beginning() {
        BudgetStanding over = standing(campaign("100.00", BudgetPeriod.TOTAL, "2026-01-01", "2026-01-31"), "2026-11-16T11:00:00Z", spent("90"), recent("70"), 0);
        assertThat(over.forecast()).isEqualTo(over.spent());
        assertThat(over.pacing()).isEqualByComparingTo("0.9");
        BudgetStanding ahead = standing(campaign("100.00", BudgetPeriod.MONTHLY, "2026-12-10", null), "2026-11-16T11:00:00Z", Sums.NONE, Sums.NONE, 0);
        assertThat(ahead.from() + " " + ahead.to() + " " + ahead.planned()).isEqualTo("2026-12-10 2026-12-31 0.00 EUR");
    }

    /** All sums once more in whole cents. */
    @Test
    void random_figures_add_up_to_the_cent() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            long amount = 1 + random.nextInt(1_000_000);
            long cost = random.nextInt(500_000);
            long decided = random.nextInt(500_000) - 1000;
            long pending = random.nextInt(100_000);
            long revenue = random.nextInt(2_000_000);
            long seconds = random.nextInt(30 * 86_400);
            long recent = random.nextInt(300_000);
            BudgetStanding told = standing(campaign(cents(amount).toPlainString(), BudgetPeriod.MONTHLY, "2026-11-01", null),
                    Instant.parse("2026-10-31T23:00:00Z").plusSeconds(seconds).toString(), new Sums(cents(cost), cents(decided), cents(pending), cents(revenue), 0),
                    new Sums(cents(recent), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0), 0);
            String at = "seed " + SEED + ", case " + i;
            assertThat(told.spent().minor()).as(at).isEqualTo(cost + decided);
            assertThat(told.left().minor()).as(at).isEqualTo(amount - cost - decided - pending);
            assertThat(told.profit().minor()).as(at).isEqualTo(revenue - decided - pending - cost);
            assertThat(told.planned().minor()).as(at).isEqualTo(halfEven(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(seconds)), 30L * 86_400));
            long days = Math.min(7, seconds / 86_400);
            if (days > 0) {
                long toCome = halfEven(BigInteger.valueOf(recent).multiply(BigInteger.valueOf(30L * 86_400 - seconds)), days * 86_400);
                assertThat(told.forecast().minor()).as(at).isCloseTo(cost + decided + pending + toCome, org.assertj.core.data.Offset.offset(1L));
            }
        }
    }

    private static long halfEven(BigInteger numerator, long denominator) {
        BigInteger[] parts = numerator.divideAndRemainder(BigInteger.valueOf(denominator));
        int half = parts[1].multiply(BigInteger.TWO).compareTo(BigInteger.valueOf(denominator));
        return parts[0].longValueExact() + (half > 0 || half == 0 && parts[0].testBit(0) ? 1 : 0);
    }

    private static BigDecimal cents(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static Sums spent(String cost) {
        return new Sums(new BigDecimal(cost), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0);
    }

    private static Sums recent(String cost) {
        return spent(cost);
    }

    private static BudgetStanding standing(Campaign campaign, String now, Sums period, Sums recent, long slots) {
        Window window = Window.of(campaign.budget(), campaign.startsOn(), campaign.endsOn(), BERLIN, Instant.parse(now));
        return new Standing(campaign, window, Instant.parse(now)).of(period, recent, slots, null, List.of());
    }

    private static Campaign campaign(String amount, BudgetPeriod period, String startsOn, String endsOn) {
        return new Campaign(Ids.next(), 0, Ids.next(), "Autumn", Objective.SALES, "affiliate", LocalDate.parse(startsOn), endsOn == null ? null : LocalDate.parse(endsOn),
                new Budget(amount, "EUR", period), List.of(), null, PlanStatus.ACTIVE, Instant.EPOCH);
    }
}
