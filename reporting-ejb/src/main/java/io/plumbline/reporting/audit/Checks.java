package io.plumbline.reporting.audit;

import io.plumbline.reporting.api.SelfAudit.Check;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What must always add up, each found by one statement, so that each sees one state of the database. */
final class Checks {

    private static final int MOST = 100;
    private static final long QUARTER = 900;

    /** What a subject's postings moved on the cost account is its commission, in the commission's currency. */
    private static final String LEDGER_AGAINST_COMMISSIONS = "select subject_id, currency, sum(posted) as posted, sum(owed) as owed from ("
            + "select subject_id, cast(currency as varchar(3)) as currency, case when debit_kind = 'commission-cost' then amount_minor else 0 end"
            + " - case when credit_kind = 'commission-cost' then amount_minor else 0 end as posted, cast(0 as bigint) as owed from campaign.pub_posting"
            + " where subject_type in ('click', 'impression', 'conversion')"
            + " union all select subject_id, cast(currency as varchar(3)), cast(0 as bigint), amount_minor from campaign.pub_commission where amount_minor <> 0"
            + ") b group by subject_id, currency having sum(posted) <> sum(owed)";

    /** What results cost is owed to partners, to the cent: every posting of cost has a partner on its other side. */
    private static final String LEDGER_BALANCED = "select currency, sum(cost) as cost, sum(owed) as owed from ("
            + "select cast(currency as varchar(3)) as currency, case when debit_kind = 'commission-cost' then amount_minor else 0 end"
            + " - case when credit_kind = 'commission-cost' then amount_minor else 0 end as cost,"
            + " case when credit_kind like 'partner-%' then amount_minor else 0 end - case when debit_kind like 'partner-%' then amount_minor else 0 end as owed"
            + " from campaign.pub_posting where debit_kind = 'commission-cost' or credit_kind = 'commission-cost') p group by currency having sum(cost) <> sum(owed)";

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
            + " where c.partner_id is not null and c.status in ('pending', 'approved') and m.subject_id is null and c.reason is null";

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
        long postings = count("select count(*) from campaign.pub_posting");
        checks.add(check("ledger-balanced", postings, LEDGER_BALANCED, row -> row.getString("currency") + ": cost " + row.getLong("cost")
                + " and owed to partners " + row.getLong("owed") + " minor units differ"));
        checks.add(check("ledger-equals-commissions", count("select count(*) from campaign.pub_commission"), LEDGER_AGAINST_COMMISSIONS,
                row -> row.getString("subject_id") + ": posted " + row.getLong("posted") + ", commission " + row.getLong("owed") + " minor units of " + row.getString("currency")));
        checks.add(check("payout-equals-commissions", count("select count(*) from campaign.pub_commission"), REPORTED_AGAINST_COMMISSIONS,
                row -> row.getString("subject_id") + ": reported " + row.getLong("reported") + ", commission " + row.getLong("owed") + " minor units of " + row.getString("currency")));
        checks.add(check("conversions-explained", count("select count(*) from tracking.pub_conversion where partner_id is not null"), UNEXPLAINED,
                row -> "conversion " + row.getString(1) + " is credited to partner " + row.getString(2) + " without commission or reason"));
        checks.add(check(CapsWithinLimits.NAME, count(CapsWithinLimits.CHECKED), CapsWithinLimits.SQL, CapsWithinLimits::tell));
        return checks;
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

    private Check check(String name, long checked, String sql, Telling telling) throws SQLException {
        List<String> broken = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setMaxRows(MOST);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    broken.add(telling.tell(rows));
                }
            }
        }
        return new Check(name, broken.isEmpty() ? "ok" : "broken", checked, broken);
    }

    private long count(String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql); ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
