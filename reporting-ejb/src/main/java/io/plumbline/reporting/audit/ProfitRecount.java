package io.plumbline.reporting.audit;

import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * Revenue, payout, media cost and what is left of them, of each advertiser, day in UTC and currency: what the reports say against conversions, postings and costs. Errors that
 * cancel each other out in the profit show all the same.
 */
final class ProfitRecount {

    static final String NAME = "profit-recounted";
    static final String CHECKED = "select count(*) from (select distinct r.quarter / 96 as on_day, s.advertiser_id, s.currency from reporting.rollup_quarter r join reporting.slice s on s.id = r.slice_id"
            + " where r.revenue_minor <> 0 or r.payout_minor <> 0 or r.cost_micros <> 0) days";

    private static final String EARNS = "verdict is distinct from 'invalid' and status in ('pending', 'approved', 'on-hold')";

    static final String SQL = "select on_day, advertiser_id, currency, sum(revenue) as revenue, sum(payout) as payout, sum(cost) as cost, sum(counted_revenue) as counted_revenue,"
            + " sum(counted_payout) as counted_payout, sum(counted_cost) as counted_cost from ("
            + "select r.quarter / 96 as on_day, s.advertiser_id as advertiser_id, cast(s.currency as varchar(3)) as currency, case when " + EARNS + " then r.revenue_minor else 0 end as revenue,"
            + " r.payout_minor as payout, r.cost_micros as cost, cast(0 as bigint) as counted_revenue, cast(0 as bigint) as counted_payout, cast(0 as bigint) as counted_cost"
            + " from reporting.rollup_quarter r join reporting.slice s on s.id = r.slice_id where r.revenue_minor <> 0 or r.payout_minor <> 0 or r.cost_micros <> 0"
            + counted("tracking.pub_conversion", "occurred_at", "currency", "amount_minor", "0", "0", EARNS)
            + counted("campaign.pub_result_cost", "at", "currency", "0", "amount_minor", "0", "amount_minor <> 0")
            + counted("campaign.pub_flat_fee", "due_at", "posted_currency", "0", "posted_minor", "0", "posted_minor <> 0")
            + counted("tracking.pub_cost", "at", "currency", "0", "0", "cost_micros", "cost_micros <> 0")
            + counted("tracking.pub_click", "at", "cost_currency", "0", "0", "cost_micros", "cost_micros <> 0 and verdict <> 'fallback'")
            + counted("tracking.pub_impression", "at", "cost_currency", "0", "0", "cost_micros", "cost_micros <> 0 and verdict <> 'fallback'")
            + counted("tracking.pub_touchpoint", "at", "cost_currency", "0", "0", "cost_micros", "cost_micros <> 0 and (event_id is null or import_id is not null)")
            + ") b group by on_day, advertiser_id, currency having sum(revenue) <> sum(counted_revenue) or sum(payout) <> sum(counted_payout) or sum(cost) <> sum(counted_cost)"
            + " order by on_day, advertiser_id, currency";

    private ProfitRecount() {
    }

    private static String counted(String view, String at, String currency, String revenue, String payout, String cost, String condition) {
        return " union all select cast(floor(extract(epoch from " + at + ") / 86400) as integer), advertiser_id, cast(" + currency + " as varchar(3)), cast(0 as bigint), cast(0 as bigint), cast(0 as bigint),"
                + " cast(" + revenue + " as bigint), cast(" + payout + " as bigint), cast(" + cost + " as bigint) from " + view + " where " + condition;
    }

    static String tell(ResultSet row) throws SQLException {
        String currency = row.getString("currency").strip();
        BigDecimal[] reported = sums(row, "", currency);
        BigDecimal[] counted = sums(row, "counted_", currency);
        StringBuilder told = new StringBuilder("advertiser " + row.getString("advertiser_id") + " on " + LocalDate.ofEpochDay(row.getLong("on_day")) + " in " + currency + ": reports say");
        String[] names = {"revenue", "payout", "cost", "profit"};
        for (int i = 0; i < names.length; i++) {
            told.append(i == 0 ? " " : ", ").append(names[i]).append(' ').append(reported[i].toPlainString())
                    .append(reported[i].compareTo(counted[i]) == 0 ? "" : " where " + counted[i].toPlainString() + " is counted");
        }
        return told.toString();
    }

    private static BigDecimal[] sums(ResultSet row, String prefix, String currency) throws SQLException {
        BigDecimal revenue = new Money(row.getLong(prefix + "revenue"), currency).amount();
        BigDecimal payout = new Money(row.getLong(prefix + "payout"), currency).amount();
        BigDecimal cost = BigDecimal.valueOf(row.getLong(prefix + "cost"), 6).stripTrailingZeros();
        return new BigDecimal[] {revenue, payout, cost, revenue.subtract(payout).subtract(cost)};
    }
}
