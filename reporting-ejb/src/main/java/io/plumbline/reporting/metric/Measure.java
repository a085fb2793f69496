package io.plumbline.reporting.metric;

/**
 * What is added up in the database; every metric is made of these sums. A conversion from invalid traffic is in one of them only:
 * gross is the sum of both. Stages of leads are counted beside conversions, under a kind of their own and without a state.
 */
public enum Measure {
    IMPRESSIONS("impressions"),
    CLICKS("clicks"),
    UNIQUE_CLICKS("unique_clicks"),
    INVALID_CLICKS("invalid_clicks"),
    CONVERSIONS("case when verdict is distinct from 'invalid' and status in ('pending', 'approved', 'on-hold') then conversions else 0 end"),
    PENDING("case when verdict is distinct from 'invalid' and status in ('pending', 'on-hold') then conversions else 0 end"),
    APPROVED("case when verdict is distinct from 'invalid' and status = 'approved' then conversions else 0 end"),
    REJECTED("case when verdict is distinct from 'invalid' and status = 'rejected' then conversions else 0 end"),
    REVERSED("case when verdict is distinct from 'invalid' and status = 'reversed' then conversions else 0 end"),
    LEADS("case when verdict is distinct from 'invalid' and goal_kind = 'lead' and status in ('pending', 'approved', 'on-hold') then conversions else 0 end"),
    SALES("case when verdict is distinct from 'invalid' and goal_kind = 'sale' and status in ('pending', 'approved', 'on-hold') then conversions else 0 end"),
    INSTALLS("case when verdict is distinct from 'invalid' and goal_kind = 'install' and status in ('pending', 'approved', 'on-hold') then conversions else 0 end"),
    APPROVED_LEADS("case when verdict is distinct from 'invalid' and goal_kind = 'lead' and status = 'approved' then conversions else 0 end"),
    APPROVED_SALES("case when verdict is distinct from 'invalid' and goal_kind = 'sale' and status = 'approved' then conversions else 0 end"),
    APPROVED_INSTALLS("case when verdict is distinct from 'invalid' and goal_kind = 'install' and status = 'approved' then conversions else 0 end"),
    INVALID_CONVERSIONS("case when verdict = 'invalid' then conversions else 0 end"),
    MQLS("case when goal_kind = 'stage-mql' then conversions else 0 end"),
    SQLS("case when goal_kind = 'stage-sql' then conversions else 0 end"),
    WON("case when goal_kind = 'stage-won' then conversions else 0 end"),
    REVENUE("case when verdict is distinct from 'invalid' and status in ('pending', 'approved', 'on-hold') then revenue_minor else 0 end"),
    APPROVED_REVENUE("case when verdict is distinct from 'invalid' and status = 'approved' then revenue_minor else 0 end"),
    PAYOUT("payout_minor"),
    COST("cost_micros"),
    GROSS_PROFIT(REVENUE),
    APPROVED_GROSS_PROFIT(APPROVED_REVENUE);

    private final String sql;
    private final boolean margined;

    Measure(String sql) {
        this.sql = sql;
        this.margined = false;
    }

    Measure(Measure revenue) {
        this.sql = revenue.sql;
        this.margined = true;
    }

    /** Whether only the advertiser's margin of what is summed counts. */
    public boolean isMargined() {
        return margined;
    }

    /** What to sum, over the columns of a rollup row joined with its slice. */
    public String sql() {
        return sql;
    }

    public boolean isMoney() {
        return ordinal() >= REVENUE.ordinal();
    }

    /** Decimals that a stored amount has beyond a unit of a currency with so many decimals. */
    public int scale(int currencyDigits) {
        return this == COST ? 6 : currencyDigits;
    }
}
