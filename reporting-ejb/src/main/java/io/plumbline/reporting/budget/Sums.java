package io.plumbline.reporting.budget;

import java.math.BigDecimal;

/** What a report says of a campaign, in major units of the budget's currency. @param pending payout of results not decided yet, not in {@code decided} */
record Sums(BigDecimal cost, BigDecimal decided, BigDecimal pending, BigDecimal revenue, long clicks) {

    static final Sums NONE = new Sums(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0);

    Sums plus(Sums other) {
        return new Sums(cost.add(other.cost), decided.add(other.decided), pending.add(other.pending), revenue.add(other.revenue), clicks + other.clicks);
    }

    BigDecimal spent() {
        return cost.add(decided);
    }

    BigDecimal spentAndPending() {
        return spent().add(pending);
    }
}
