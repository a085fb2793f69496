package io.plumbline.reporting.audit;

import io.plumbline.reporting.api.SelfAudit.Check;
import io.plumbline.reporting.attribution.PackCheck;
import io.plumbline.reporting.rollup.Layer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;

/** What must always add up, each found by one statement, so that each sees one state of the database. */
final class Checks {

    private static final int MOST = 100;
    private static final int MOST_POSTINGS = 10;
    private static final long QUARTER = 900;

    /** What a subject's postings moved on the cost account is its commission, in the commission's currency. */
    private static final String LEDGER_AGAINST_COMMISSIONS = "select subject_id, currency, sum(posted) as posted, sum(owed) as owed from ("
            + "select subject_id, cast(currency as varchar(3)) as currency, case when debit_kind = 'commission-cost' then amount_minor else 0 end"
            + " - case when credit_kind = 'commission-cost' then amount_minor else 0 end as posted, cast(0 as bigint) as owed from campaign.pub_posting"
            + " where subject_type in ('click', 'impression', 'conversion')"
            + " union all select subject_id, cast(currency as varchar(3)), cast(0 as bigint), amount_minor from campaign.pub_commission where amount_minor <> 0"
            + ") b group by subject_id, currency having sum(posted) <> sum(owed)";

    /** What results cost is owed to partners, to the cent: every posting of cost has a partner on its other side. */
    private static final String LEDGER_BALANCED = "select id, cast(currency as varchar(3)) as currency, amount_minor, debit_kind, credit_kind from campaign.pub_posting"
            + " where debit_kind = 'commission-cost' and credit_kind not like 'partner-%' or credit_kind = 'commission-cost' and debit_kind not like 'partner-%'"
            + " or debit_kind = credit_kind and debit_owner = credit_owner or amount_minor <= 0 order by id";

    /** The balances kept when a month was closed are those of its postings: a posting that was changed, taken out or put in since shows here. */
    private static final String SNAPSHOTS = "select period_month, account_id, sum(kept_debits) as kept_debits, sum(kept_credits) as kept_credits, sum(counted_debits) as counted_debits,"
            + " sum(counted_credits) as counted_credits from campaign.pub_ledger_recount where period_month is not null group by period_month, account_id, advertiser_id"
            + " having sum(kept_debits) <> sum(counted_debits) or sum(kept_credits) <> sum(counted_credits) order by period_month, account_id";

    /** What platforms have stated of a day is what was counted of it, and what was counted is what was posted. */
    private static final String MEDIA_COSTS = "select m.advertiser_id, m.cost_date, m.currency, m.micros, coalesce(c.micros, 0) as stated, m.posted_minor, coalesce(p.minor, 0) as posted"
            + " from campaign.pub_media_cost_day m left join (select advertiser_id, cost_date, cast(currency as varchar(3)) as currency, sum(cost_micros) as micros from tracking.pub_cost"
            + " group by advertiser_id, cost_date, cast(currency as varchar(3))) c on c.advertiser_id = m.advertiser_id and c.cost_date = m.cost_date and c.currency = m.currency"
            + " left join (select subject_id, sum(case when debit_kind = 'media-cost' then amount_minor else -amount_minor end) as minor from campaign.pub_posting"
            + " where subject_type = 'media-cost' group by subject_id) p on p.subject_id = m.subject_id"
            + " where m.micros <> coalesce(c.micros, 0) or m.posted_minor <> coalesce(p.minor, 0) order by m.cost_date";

    private static final String REPORTED_AGAINST_COMMISSIONS = "select subject_id, currency, sum(reported) as reported, sum(owed) as owed from ("
            + "select id as subject_id, cast(commission_currency as varchar(3)) as currency, commission_minor as reported, cast(0 as bigint) as owed"
            + " from tracking.pub_conversion where commission_minor <> 0"
            + " union all select id, cast(payout_currency as varchar(3)), payout_minor, cast(0 as bigint) from tracking.pub_click where payout_minor <> 0"
            + " union all select id, cast(payout_currency as varchar(3)), payout_minor, cast(0 as bigint) from tracking.pub_impression where payout_minor <> 0"
            + " union all select subject_id, cast(currency as varchar(3)), cast(0 as bigint), amount_minor from campaign.pub_commission"
            + " where amount_minor <> 0 and subject_type in ('click', 'impression', 'conversion')"
            + ") b group by subject_id, currency having sum(reported) <> sum(owed)";

    /** Somebody is credited and nothing says what it earns: neither a commission nor a reason why there is none. */
    private static final String UNEXPLAINED = "select c.id, c.partner_id from tracking.pub_conversion c left join campaign.pub_commission m on m.subject_id = c.id"
            + " where c.partner_id is not null and c.status in ('pending', 'approved', 'on-hold') and m.subject_id is null and c.reason is null";

    /** Every click of a link went to one of its destinations, down the fallback chain, or where the caller said; the reports know each of them by where it went. */
    private static final String ROUTED = "select link_id, destination_id, sum(events) as events, sum(counted) as counted from ("
            + "select link_id, destination_id, cast(1 as bigint) as events, cast(0 as bigint) as counted from tracking.pub_click where verdict <> 'fallback'"
            + " union all select s.link_id, s.destination_id, cast(0 as bigint), r.clicks + r.invalid_clicks from reporting.rollup_quarter r join reporting.slice s on s.id = r.slice_id"
            + " where s.link_id is not null and r.clicks + r.invalid_clicks <> 0) b group by link_id, destination_id having sum(events) <> sum(counted) order by link_id";

    private static final String ROUTED_ASTRAY = "select k.id, k.link_id, k.destination_id from tracking.pub_click k left join campaign.pub_destination d on d.id = k.destination_id"
            + " where k.destination_id is not null and (d.id is null or d.link_id <> k.link_id) order by k.id";

    private static final String HEARS = "(h.from_status is null and (',' || r.events || ',' like '%,recorded,%' or ',' || r.events || ',' like '%,' || h.to_status || ',%')"
            + " or h.from_status <> h.to_status and ',' || r.events || ',' like '%,' || h.to_status || ',%'"
            + " or h.from_status = h.to_status and ',' || r.events || ',' like '%,updated,%')";

    /**
     * Each change of a conversion that a rule wants to hear of has its message in the outbox. A rule that was saved in the same minute
     * may or may not have been seen by the change.
     */
    private static final String UNTOLD = "select h.id, h.conversion_id, h.to_status, r.name, r.id as rule_id from tracking.pub_conversion_change h"
            + " join tracking.pub_postback_rule r on r.status = 'active' and h.at >= r.effective_since + interval '60' second"
            + " and (r.advertiser_id is null or r.advertiser_id = h.advertiser_id) and (r.campaign_id is null or r.campaign_id = h.campaign_id)"
            + " and (r.partner_id is null or r.partner_id = h.partner_id) and (r.from_files = true or h.door <> 'file')"
            + " and (r.goals = '[]' or r.goals like '%\"' || h.goal_key || '\"%') and " + HEARS
            + " left join tracking.pub_delivery d on d.rule_id = r.id and d.change_id = h.id where d.id is null order by h.id";

    /** Something waits though its time has come long ago: nobody carries messages. */
    private static final String STUCK = "select d.id, d.rule_id, d.next_try_at from tracking.pub_delivery d join tracking.pub_postback_rule r on r.id = d.rule_id"
            + " where d.state = 'waiting' and r.status = 'active' and d.next_try_at < current_timestamp - interval '15' minute"
            + " and (d.leased_until is null or d.leased_until < current_timestamp) order by d.next_try_at";

    private final Connection connection;

    Checks(Connection connection) {
        this.connection = connection;
    }

    List<Check> run() throws SQLException {
        List<Check> checks = new ArrayList<>();
        long cells = count("select count(*) from reporting.rollup_quarter");
        for (Recount recount : Recount.values()) {
            checks.add(check("rollup-" + recount.measure().replace('_', '-'), cells, recount.sql(), row -> cell(recount, row)));
        }
        for (Layer layer : Layer.values()) {
            SumsEqualQuarters sums = new SumsEqualQuarters(layer);
            checks.add(check(sums.name(), count(sums.checked()), sums.sql(), sums::tell));
        }
        long clicks = count("select count(*) from tracking.pub_click");
        checks.add(check("clicks-equal-routed", clicks, ROUTED, row -> "link " + row.getString("link_id") + (row.getString("destination_id") == null ? " without a destination"
                : " destination " + row.getString("destination_id")) + ": " + row.getLong("events") + " clicks, reports say " + row.getLong("counted")));
        checks.add(check("clicks-at-their-links-destinations", clicks, ROUTED_ASTRAY, row -> "click " + row.getString("id") + " went to destination " + row.getString("destination_id")
                + ", which is none of link " + row.getString("link_id")));
        checks.add(check("outbox-complete", count("select count(*) from tracking.pub_conversion_change"), UNTOLD, row -> "conversion " + row.getString("conversion_id") + " became "
                + row.getString("to_status") + " (change " + row.getString("id") + "), and the rule " + row.getString("name") + " (" + row.getString("rule_id") + ") has no delivery of it"));
        checks.add(check("outbox-moving", count("select count(*) from tracking.pub_delivery where state = 'waiting'"), STUCK, row -> "delivery " + row.getString("id") + " of rule "
                + row.getString("rule_id") + " waits since " + row.getString("next_try_at")));
        long postings = count("select count(*) from campaign.pub_posting");
        checks.add(check("ledger-balanced", postings, LEDGER_BALANCED, row -> "posting " + row.getString("id") + ": " + row.getLong("amount_minor") + " minor units of "
                + row.getString("currency") + " from " + row.getString("debit_kind") + " to " + row.getString("credit_kind")));
        checks.add(check("ledger-snapshots", count("select count(*) from campaign.pub_ledger_recount where period_month is not null"), SNAPSHOTS, row -> "account " + row.getString("account_id")
                + " at the end of " + row.getString("period_month") + ": kept " + row.getLong("kept_debits") + " debits and " + row.getLong("kept_credits") + " credits, counted "
                + row.getLong("counted_debits") + " and " + row.getLong("counted_credits")));
        checks.add(check("ledger-equals-commissions", count("select count(*) from campaign.pub_commission"), LEDGER_AGAINST_COMMISSIONS,
                row -> row.getString("subject_id") + ": posted " + row.getLong("posted") + ", commission " + row.getLong("owed") + " minor units of " + row.getString("currency")
                        + postingsOf(row.getObject("subject_id", UUID.class))));
        checks.add(check("media-costs-posted", count("select count(*) from campaign.pub_media_cost_day"), MEDIA_COSTS, row -> "advertiser " + row.getString("advertiser_id") + " on "
                + row.getString("cost_date") + " in " + row.getString("currency") + ": stated " + row.getLong("stated") + " micros, counted " + row.getLong("micros") + ", to post "
                + row.getLong("posted_minor") + " minor units, posted " + row.getLong("posted")));
        checks.add(check(CostsInBooks.POSTED, count("select count(*) from campaign.pub_passed_cost_day"), CostsInBooks.POSTED_SQL, CostsInBooks::tellPosted));
        String complete = CostsInBooks.complete(connection);
        checks.add(complete == null ? new Check(CostsInBooks.COMPLETE, "ok", 0, List.of())
                : check(CostsInBooks.COMPLETE, count("select count(*) from campaign.pub_passed_cost_day") + count("select count(*) from campaign.pub_media_cost_day"), complete, CostsInBooks::tell));
        checks.add(check(ProfitRecount.NAME, count(ProfitRecount.CHECKED), ProfitRecount.SQL, ProfitRecount::tell));
        checks.add(check("payout-equals-commissions", count("select count(*) from campaign.pub_commission"), REPORTED_AGAINST_COMMISSIONS,
                row -> row.getString("subject_id") + ": reported " + row.getLong("reported") + ", commission " + row.getLong("owed") + " minor units of " + row.getString("currency")));
        checks.add(check("conversions-explained", count("select count(*) from tracking.pub_conversion where partner_id is not null"), UNEXPLAINED,
                row -> "conversion " + row.getString(1) + " is credited to partner " + row.getString(2) + " without commission or reason"));
        checks.add(check(CapsWithinLimits.NAME, count(CapsWithinLimits.CHECKED), CapsWithinLimits.SQL, CapsWithinLimits::tell));
        checks.add(check(PackCheck.NAME, count(PackCheck.CHECKED), () -> PackCheck.broken(connection)));
        return checks;
    }

    /** Where to look: one of these is wrong, or one is missing. */
    private String postingsOf(UUID subject) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select id, amount_minor from campaign.pub_posting where subject_id = ? order by id limit " + MOST_POSTINGS)) {
            query.setObject(1, subject);
            StringJoiner postings = new StringJoiner(", ", ", postings ", "").setEmptyValue(", no posting");
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    postings.add(rows.getString("id") + " of " + rows.getLong("amount_minor"));
                }
            }
            return postings.toString();
        }
    }

    private static String cell(Recount recount, ResultSet row) throws SQLException {
        StringBuilder where = new StringBuilder(Instant.ofEpochSecond(row.getLong("quarter") * QUARTER).toString());
        for (String column : Recount.KEY.split(", ")) {
            String value = column.equals("quarter") ? null : row.getString(column);
            where.append(value == null ? "" : " " + column.replace("_id", "").replace("_key", "") + "=" + value.strip());
        }
        return where + ": events say " + row.getLong("events") + " " + recount.measure() + ", reports say " + row.getLong("counted");
    }

    private interface Telling {
        String tell(ResultSet row) throws SQLException;
    }

    private interface Looking {
        List<String> places() throws SQLException;
    }

    /**
     * Not every database shows all tables of one statement at one instant while others write: what is broken is still broken, in the same
     * place and to the same extent, when it is asked again.
     */
    private Check check(String name, long checked, String sql, Telling telling) throws SQLException {
        return check(name, checked, () -> places(sql, telling));
    }

    private static Check check(String name, long checked, Looking looking) throws SQLException {
        List<String> broken = looking.places();
        if (!broken.isEmpty()) {
            Set<String> again = new HashSet<>(looking.places());
            broken = broken.stream().filter(again::contains).limit(MOST).toList();
        }
        return new Check(name, broken.isEmpty() ? "ok" : "broken", checked, broken);
    }

    private List<String> places(String sql, Telling telling) throws SQLException {
        List<String> places = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setMaxRows(MOST);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    places.add(telling.tell(rows));
                }
            }
        }
        return places;
    }

    private long count(String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql); ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
