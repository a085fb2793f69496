package io.plumbline.reporting.budget;

import io.plumbline.campaign.api.Budget;
import io.plumbline.campaign.api.BudgetPeriod;
import io.plumbline.shared.Money;
import java.math.BigDecimal;

/** The limit of the cap that holds a budget. */
final class HardStop {

    private HardStop() {
    }

    /**
     * A cap counts from when it is defined, so what was promised before it is taken off the limit of a total. Budgets of a month or a day begin anew: theirs is whole, and the first one can pass it by
     * what was promised before.
     *
     * @param used what the cap there is has counted
     * @return major units; at least the least amount of the currency, since no cap is of nothing
     */
    static BigDecimal limit(Budget budget, Sums period, BigDecimal used) {
        BigDecimal amount = new BigDecimal(budget.amount());
        if (budget.period() != BudgetPeriod.TOTAL) {
            return amount;
        }
        BigDecimal before = period.decided().add(period.pending()).subtract(used).max(BigDecimal.ZERO);
        return amount.subtract(before).max(new Money(1, budget.currency()).amount());
    }
}
