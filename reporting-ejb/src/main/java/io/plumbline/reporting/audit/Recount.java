package io.plumbline.reporting.audit;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SQL that adds the events up again and sets the rollups against them: what differs is wrong. It shares nothing with the code
 * that writes rollups, so that an error there cannot hide here. Money is told apart by currency, counts are not.
 */
enum Recount {
    IMPRESSIONS("impressions", false, Source.impressions("1", "verdict = 'valid'"), Source.touches("1", "interaction = 'impression'")),
    CLICKS("clicks", false, Source.clicks("1", "verdict = 'valid'"), Source.touches("1", "interaction = 'click'")),
    UNIQUE_CLICKS("unique_clicks", false, Source.clicks("1", "verdict = 'valid' and is_unique = true")),
    INVALID_CLICKS("invalid_clicks", false, Source.clicks("1", "verdict = 'invalid'")),
    CONVERSIONS("conversions", false, Source.conversions("1"), Source.stages()),
    REVENUE("revenue_minor", true, Source.conversions("amount_minor").in("currency")),
    PAYOUT("payout_minor", true, Source.conversions("commission_minor").in("commission_currency"), Source.flatFees(),
            Source.clicks("payout_minor", "payout_minor <> 0 and verdict <> 'fallback'").in("payout_currency"),
            Source.impressions("payout_minor", "payout_minor <> 0 and verdict <> 'fallback'").in("payout_currency")),
    COST("cost_micros", true, Source.costs(),
            Source.clicks("cost_micros", "cost_micros <> 0 and verdict <> 'fallback'").in("cost_currency"),
            Source.impressions("cost_micros", "cost_micros <> 0 and verdict <> 'fallback'").in("cost_currency"),
            Source.touches("cost_micros", "cost_micros <> 0").in("cost_currency"));

    static final String KEY = "quarter, advertiser_id, campaign_id, channel, partner_id, link_id, goal_key, status, currency";

    private final String measure;
    private final String sql;

    Recount(String measure, boolean money, Source... sources) {
        this.measure = measure;
        String rollup = "select r.quarter as quarter, s.advertiser_id as advertiser_id, s.campaign_id as campaign_id, s.channel as channel,"
                + " s.partner_id as partner_id, s.link_id as link_id, s.goal_key as goal_key, s.status as status, cast("
                + (money ? "s.currency" : "null") + " as varchar(64)) as currency, cast(0 as bigint) as events, r." + measure
                + " as counted from reporting.rollup_quarter r join reporting.slice s on s.id = r.slice_id where r." + measure + " <> 0";
        String both = Stream.concat(Stream.of(rollup), Stream.of(sources).map(Source::sql)).collect(Collectors.joining(" union all "));
        this.sql = "select " + KEY + ", sum(events) as events, sum(counted) as counted from (" + both + ") both_ways group by " + KEY
                + " having sum(events) <> sum(counted) order by quarter";
    }

    String measure() {
        return measure;
    }

    /** Only what differs: the columns of {@link #KEY}, what the events add up to, what the rollups say. */
    String sql() {
        return sql;
    }
}
