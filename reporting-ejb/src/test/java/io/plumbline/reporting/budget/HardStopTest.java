package io.plumbline.reporting.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Budget;
import io.plumbline.campaign.api.BudgetPeriod;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class HardStopTest {

    private static final Sums PROMISED = new Sums(new BigDecimal("7.50"), new BigDecimal("10.00"), new BigDecimal("8.00"), new BigDecimal("180.00"), 100);

    @Test
    void what_was_promised_before_the_cap_and_what_it_lets_through_are_the_budget_together() {
        assertThat(limit("30.00", BudgetPeriod.TOTAL, "0")).isEqualByComparingTo("12.00");
        assertThat(limit("50.00", BudgetPeriod.TOTAL, "5.00")).as("a raised budget: 13.00 of the 18.00 came before the cap").isEqualByComparingTo("37.00");
        assertThat(limit("30.00", BudgetPeriod.TOTAL, "20.00")).as("slots held ready are promised nobody yet").isEqualByComparingTo("30.00");
    }

    @Test
    void a_budget_that_is_used_up_leaves_the_least_there_is() {
        assertThat(limit("18.00", BudgetPeriod.TOTAL, "0")).isEqualByComparingTo("0.01");
        assertThat(limit("5.00", BudgetPeriod.TOTAL, "0")).isEqualByComparingTo("0.01");
    }

    @Test
    void of_a_month_or_a_day_the_next_one_has_it_whole() {
        assertThat(limit("30.00", BudgetPeriod.MONTHLY, "0")).isEqualByComparingTo("30.00");
        assertThat(limit("30.00", BudgetPeriod.DAILY, "0")).isEqualByComparingTo("30.00");
    }

    private static BigDecimal limit(String amount, BudgetPeriod period, String used) {
        return HardStop.limit(new Budget(amount, "EUR", period), PROMISED, new BigDecimal(used));
    }
}
