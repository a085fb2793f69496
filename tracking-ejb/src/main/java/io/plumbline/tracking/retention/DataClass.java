package io.plumbline.tracking.retention;

import io.plumbline.shared.Keyed;
import io.plumbline.shared.NotFound;

/**
 * What is kept for how long, and how it goes. Rows that reports or audits count lose their words and stay; logs go whole. Names of
 * columns and conditions are code, never input.
 */
public enum DataClass implements Keyed {
    /** With the day's stand-in for it: its salt is gone, but it still says which clicks of that day came from one place. */
    CLICK_ADDRESS(30, "click", "id", "at", "(ip is not null or address_key is not null)", "ip = null, address_key = null"),
    CLICK_USER_AGENT(395, "click", "id", "at", "(user_agent is not null or language is not null)", "user_agent = null, language = null"),
    /** The longest window of a goal, and a quarter to argue about it. */
    VISITOR_ID(455, "click", "id", "at", "visitor_id is not null", "visitor_id = null"),
    CLICK_DETAIL(395, "click", "id", "at",
            "(params <> '{}' or referrer is not null or url is not null or external_id is not null or consent_received is not null or trace <> '[]')",
            "params = '{}', referrer = null, url = null, external_id = null, consent_received = null, trace = '[]'"),
    CONVERSION_PERSON(1095, "conversion", "id", "recorded_at",
            "(customer_id is not null or email_sha256 is not null or visitor_id is not null or subscription_id is not null or consent_received is not null)",
            "customer_id = null, email_sha256 = null, visitor_id = null, subscription_id = null, consent_received = null, trace = '[]',"
                    + " dedupe_key = case when dedupe_key like 'transaction:%' or dedupe_key like 'click:%'"
                    + " then dedupe_key else 'expired:' || cast(id as varchar(36)) end"),
    LEAD_CONTACT(1095, "lead", "id", "recorded_at",
            "(email_sha256 is not null or phone_sha256 is not null or email is not null or phone is not null or full_name is not null or company is not null or fields <> '{}'"
                    + " or consent_ip is not null or confirmed_ip is not null)",
            "email_sha256 = null, phone_sha256 = null, email = null, phone = null, full_name = null, company = null, fields = '{}', consent_ip = null, confirmed_ip = null"),
    LEAD_HOOK_LOG(180, "lead_hook_call", "id", "at", "1 = 1", null),
    POSTBACK_LOG(180, "postback_entry", "id", "at", "1 = 1", null),
    /** What was sent and answered, try by try. */
    DELIVERY_LOG(180, "delivery_attempt", "delivery_id, number", "at",
            "exists (select 1 from tracking.delivery d where d.id = delivery_id and d.state <> 'waiting')", null),
    /** The row stays: the self-audit counts changes against messages. */
    DELIVERY_FACTS(180, "delivery", "id", "created_at", "state <> 'waiting' and facts <> '{}'", "facts = '{}'"),
    IMPORT_ERRORS(90, "import_error", "import_id, line, position", "(select j.created_at from tracking.import_job j where j.id = import_id)", "1 = 1", null),
    /** Who clicked today: of no use when the day is over. */
    UNIQUE_KEYS(40, "unique_click", "campaign_id, fingerprint, window_start", "window_start", "1 = 1", null),
    /** In the planning room, and gone by its own hand. */
    AUDIT_TRAIL(3650, null, null, null, null, null);

    private final int days;
    private final String table;
    private final String keys;
    private final String time;
    private final String condition;
    private final String change;

    DataClass(int days, String table, String keys, String time, String condition, String change) {
        this.days = days;
        this.table = table;
        this.keys = keys;
        this.time = time;
        this.condition = condition;
        this.change = change;
    }

    static DataClass of(String key) {
        for (DataClass one : values()) {
            if (one.key().equals(key)) {
                return one;
            }
        }
        throw new NotFound("data class", key);
    }

    int days() {
        return days;
    }

    boolean isOurs() {
        return table != null;
    }

    /** Whether a piece can begin where the one before ended. */
    boolean isOrdered() {
        return "id".equals(keys);
    }

    /** With one mark for the time before which it goes. */
    String count() {
        return "select count(*) from tracking." + table + " where " + due();
    }

    /** With marks for the time and, where ordered, for the last id before. */
    String next(int limit) {
        return "select " + keys + " from tracking." + table + " where " + due() + (isOrdered() ? " and id > ? order by id" : "") + " limit " + limit;
    }

    /** Of ordered ones those with ids for these marks; of others a piece, with one mark for the time. */
    String change(String marks, int limit) {
        String rows = isOrdered() ? "id in (" + marks + ")" : "(" + keys + ") in (" + next(limit) + ")";
        return (change == null ? "delete from tracking." + table : "update tracking." + table + " set " + change) + " where " + rows;
    }

    private String due() {
        return condition + " and " + time + " < ?";
    }
}
