package io.plumbline.reporting.audit;

/**
 * Events that something is counted from, as SQL over what tracking publishes.
 *
 * @param goal, status, currency columns, or null where the events have none
 * @param value what each of them adds
 */
record Source(String view, String time, boolean ofPartner, boolean ofLink, String goal, String status, String currency, String value, String condition) {

    private static final String NO_TEXT = "cast(null as varchar(64))";
    private static final String NO_ID = "cast(null as uuid)";

    static Source clicks(String value, String condition) {
        return new Source("tracking.pub_click", "at", true, true, null, null, null, value, condition);
    }

    static Source impressions(String value, String condition) {
        return new Source("tracking.pub_impression", "at", true, true, null, null, null, value, condition);
    }

    static Source conversions(String value) {
        return new Source("tracking.pub_conversion", "occurred_at", true, true, "goal_key", "status", null, value, value + " <> 0");
    }

    /** Stages that leads have reached: counted beside conversions, without goal and state. */
    static Source stages() {
        return new Source("tracking.pub_lead_reached", "at", true, true, null, null, null, "1", "1 = 1");
    }

    static Source costs() {
        return new Source("tracking.pub_cost", "at", false, false, null, null, "currency", "cost_micros", "cost_micros <> 0");
    }

    /** Fees of agreements, once each. */
    static Source flatFees() {
        return new Source("campaign.pub_flat_fee", "due_at", true, false, null, null, "posted_currency", "posted_minor", "posted_minor <> 0");
    }

    /** Touches of files; the others stand for a click, a view or a conversion that is counted by itself. */
    static Source touches(String value, String condition) {
        return new Source("tracking.pub_touchpoint", "at", true, true, null, null, null, value, "(event_id is null or import_id is not null) and " + condition);
    }

    Source in(String currencyColumn) {
        return new Source(view, time, ofPartner, ofLink, goal, status, currencyColumn, value, condition);
    }

    String sql() {
        return "select cast(floor(extract(epoch from " + time + ") / 900) as integer) as quarter, advertiser_id, campaign_id, channel, "
                + (ofPartner ? "partner_id" : NO_ID) + " as partner_id, " + (ofLink ? "link_id" : NO_ID) + " as link_id, " + or(goal) + " as goal_key, "
                + or(status) + " as status, " + or(currency) + " as currency, cast(" + value + " as bigint) as events, cast(0 as bigint) as counted from "
                + view + " where " + condition;
    }

    private static String or(String column) {
        return column == null ? NO_TEXT : "cast(" + column + " as varchar(64))";
    }
}
