package io.plumbline.reporting.budget;

import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Limit;
import io.plumbline.reporting.api.BudgetStanding;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/** Works out how a campaign stands from what the reports say. */
final class Standing {

    private static final BigDecimal BEHIND = new BigDecimal("0.9");
    private static final BigDecimal AHEAD = new BigDecimal("1.1");

    private final Campaign campaign;
    private final Window window;
    private final Instant now;
    private final String currency;

    Standing(Campaign campaign, Window window, Instant now) {
        this.campaign = campaign;
        this.window = window;
        this.now = now;
        this.currency = campaign.budget().currency();
    }

    /** @param slots clicks held ready beyond those that came @param cap holds the budget, or null */
    BudgetStanding of(Sums period, Sums recent, long slots, Limit cap, List<String> warnings) {
        Money amount = Money.of(campaign.budget().amount(), currency);
        Money cost = money(period.cost());
        Money commissions = money(period.decided());
        Money spent = cost.plus(commissions);
        Money pending = money(period.pending());
        Money reserved = reserved(period, slots);
        Money committed = pending.plus(reserved);
        Money revenue = money(period.revenue());
        BigDecimal passed = window.passed(now);
        BigDecimal plan = passed == null ? null : amount.amount().multiply(passed);
        BigDecimal pacing = plan == null || plan.signum() == 0 ? null : spent.amount().divide(plan, 4, RoundingMode.HALF_EVEN);
        Money forecast = passed == null ? null : forecast(spent.plus(committed), recent, passed);
        return new BudgetStanding(campaign.id(), campaign.name(), campaign.advertiserId(), campaign.budget().period().key(), window.from(), window.to(), amount, cost, commissions,
                spent, pending, slots, reserved, committed, amount.minus(spent).minus(committed), plan == null ? null : money(plan), pacing, pace(pacing), forecast,
                alert(amount, spent.plus(committed), forecast), cap == null ? "soft" : "hard", cap == null ? null : cap.id(), revenue,
                revenue.minus(commissions).minus(pending).minus(cost), warnings);
    }

    private Money reserved(Sums period, long slots) {
        return slots == 0 || period.clicks() == 0 ? Money.zero(currency)
                : money(period.spent().multiply(BigDecimal.valueOf(slots)).divide(BigDecimal.valueOf(period.clicks()), MathContext.DECIMAL64));
    }

    private Money forecast(Money there, Sums recent, BigDecimal passed) {
        if (window.recentDays() > 0) {
            BigDecimal aDay = recent.spentAndPending().divide(BigDecimal.valueOf(window.recentDays()), MathContext.DECIMAL64);
            return there.plus(money(aDay.multiply(window.daysLeft(now))));
        }
        return passed.signum() == 0 ? there : money(there.amount().divide(passed, MathContext.DECIMAL64));
    }

    private static String pace(BigDecimal pacing) {
        return pacing == null ? null : pacing.compareTo(BEHIND) < 0 ? "behind" : pacing.compareTo(AHEAD) > 0 ? "ahead" : "on";
    }

    private static String alert(Money amount, Money there, Money forecast) {
        return there.minor() > amount.minor() ? "over" : forecast != null && forecast.minor() > amount.minor() ? "will-exceed" : null;
    }

    private Money money(BigDecimal major) {
        return Money.rounded(major, currency);
    }
}
