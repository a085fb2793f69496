package io.plumbline.tracking.click;

import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Click;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.traffic.Verdict;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads clicks. */
public final class ClickRows {

    static final String SELECT = "select * from tracking.click";

    private ClickRows() {
    }

    static Click read(ResultSet row) throws SQLException {
        return new Click(Sql.uuid(row, "id"), Sql.instant(row, "at"), Sql.uuid(row, "advertiser_id"), Sql.uuid(row, "campaign_id"),
                Sql.uuid(row, "link_id"), Sql.uuid(row, "partner_id"), Sql.uuid(row, "destination_id"), row.getString("url"), row.getString("verdict"),
                row.getString("reason"), row.getBoolean("is_unique"), row.getString("visitor_id"), row.getString("ip"), row.getString("user_agent"),
                row.getString("referrer"), row.getString("country"), row.getString("device"), row.getString("os"), row.getString("browser"),
                row.getString("channel"), row.getString("creative"), row.getString("placement"), row.getString("keyword"), row.getString("source"),
                row.getString("external_id"), subs(row), Json.map(row.getString("params")), cost(row), row.getString("cost_currency"),
                money(row, "payout"), Verdict.read(row.getString("reasons")), row.getObject("rules", Integer.class));
    }

    public static List<String> subs(ResultSet row) throws SQLException {
        List<String> subs = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            subs.add(row.getString("sub" + i));
        }
        return subs;
    }

    static Money money(ResultSet row, String name) throws SQLException {
        Long minor = Sql.number(row, name + "_minor");
        return minor == null ? null : new Money(minor, row.getString(name + "_currency"));
    }

    private static String cost(ResultSet row) throws SQLException {
        Long micros = Sql.number(row, "cost_micros");
        return micros == null ? null : BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
