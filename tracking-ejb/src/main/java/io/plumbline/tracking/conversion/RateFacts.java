package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.Claim;
import io.plumbline.tracking.click.ClickRows;
import io.plumbline.tracking.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What rates may ask of a stored conversion beyond its amount. */
public final class RateFacts {

    private final Sql sql;

    public RateFacts(Sql sql) {
        this.sql = sql;
    }

    /** @param row a whole row of {@code tracking.conversion} */
    public Claim.More of(ResultSet row) throws SQLException {
        List<Claim.Item> items = sql.list("select sku, category, quantity, amount_minor from tracking.conversion_item where conversion_id = ? order by position",
                item -> new Claim.Item(item.getString("sku"), item.getString("category"), item.getInt("quantity"), item.getLong("amount_minor")), Sql.uuid(row, "id"));
        return new Claim.More(row.getString("coupon_code"), ClickRows.subs(row), items, row.getLong("tax_minor"), row.getLong("shipping_minor"),
                row.getLong("discount_minor"), Sql.instant(row, "customer_since"));
    }
}
