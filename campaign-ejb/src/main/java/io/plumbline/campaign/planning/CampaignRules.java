package io.plumbline.campaign.planning;

import io.plumbline.campaign.api.Budget;
import io.plumbline.campaign.api.CampaignDraft;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.Target;
import io.plumbline.shared.Check;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

final class CampaignRules {

    static final int MAX_TARGETS = 20;

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);
    private static final Pattern METRIC = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final BigDecimal MAX_TARGET = new BigDecimal("1000000000000000");

    private CampaignRules() {
    }

    /** @return the draft as it is kept */
    static CampaignDraft sound(CampaignDraft draft, Check check) {
        check.text("name", draft.name(), 200)
                .that(draft.objective() != null, "objective", "required", "Use traffic, leads, sales, installs or awareness.")
                .text("channel", draft.channel(), 64)
                .that(draft.startsOn() != null, "startsOn", "required", "Give a day such as 2026-12-01.")
                .that(inRange(draft.startsOn()), "startsOn", "date-out-of-range", "Between 2000 and 2100.")
                .that(inRange(draft.endsOn()), "endsOn", "date-out-of-range", "Between 2000 and 2100.")
                .that(draft.startsOn() == null || draft.endsOn() == null || !draft.endsOn().isBefore(draft.startsOn()), "endsOn",
                        "ends-before-start", "A campaign ends on its first day or later.")
                .url("fallbackUrl", draft.fallbackUrl())
                .that(Moves.mayBegin(draft.status()), "status", "status-not-allowed", "A campaign begins as draft or active.");
        checkBudget(draft.budget(), check);
        checkTargets(draft.targets(), check);
        check.done();
        PlanStatus status = draft.status() == null ? PlanStatus.DRAFT : draft.status();
        return new CampaignDraft(draft.advertiserId(), draft.name().strip(), draft.objective(), draft.channel().strip(), draft.startsOn(),
                draft.endsOn(), draft.budget(), draft.targets(), draft.fallbackUrl(), status);
    }

    private static boolean inRange(LocalDate day) {
        return day == null || !day.isBefore(EARLIEST) && day.isBefore(LATEST);
    }

    private static void checkBudget(Budget budget, Check check) {
        if (budget == null) {
            return;
        }
        check.that(budget.period() != null, "budget/period", "required", "Use total, monthly or daily.");
        try {
            Money.digits(budget.currency());
            check.call(() -> positive(Money.of(budget.amount(), budget.currency())), "budget/amount");
        } catch (Invalid unknownCurrency) {
            check.that(false, "budget/currency", unknownCurrency.code(), unknownCurrency.getMessage());
        }
    }

    private static void positive(Money budget) {
        if (budget.minor() <= 0) {
            throw new Invalid("amount", "amount-not-positive", "A budget is above 0.");
        }
    }

    private static void checkTargets(List<Target> targets, Check check) {
        check.that(targets.size() <= MAX_TARGETS, "targets", "too-many", "At most " + MAX_TARGETS + " targets.");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < Math.min(targets.size(), MAX_TARGETS); i++) {
            Target target = targets.get(i);
            String at = "targets/" + i;
            check.that(target.metric() != null && METRIC.matcher(target.metric()).matches(), at + "/metric", "metric-malformed",
                    "Use a metric of the registry such as cpa.");
            check.that(seen.add(target.metric()), at + "/metric", "repeated", "There is a target for this metric already.");
            check.that(target.value() != null && Math.abs((long) target.value().scale()) <= 20 && target.value().signum() >= 0
                    && target.value().compareTo(MAX_TARGET) <= 0, at + "/value", "out-of-range", "A target is a number, 0 or more.");
        }
    }
}
