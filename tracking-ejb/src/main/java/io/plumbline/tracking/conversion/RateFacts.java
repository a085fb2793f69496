package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Deduction;
import io.plumbline.tracking.click.ClickRows;
import io.plumbline.tracking.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What rates may ask of a conversion beyond its amount. Lines of the category {@code tax}, {@code shipping} or {@code discount} are no
 * goods: they say how much of the amount a net base takes off, where nothing is said beside the amount.
 */
public final class RateFacts {

    private final Sql sql;

    public RateFacts(Sql sql) {
        this.sql = sql;
    }

    /** @param row a whole row of {@code tracking.conversion} */
    public Claim.More of(ResultSet row) throws SQLException {
        List<Claim.Item> items = sql.list("select sku, category, quantity, amount_minor from tracking.conversion_item where conversion_id = ? order by position",
                item -> new Claim.Item(item.getString("sku"), item.getString("category"), item.getInt("quantity"), item.getLong("amount_minor")), Sql.uuid(row, "id"));
        return of(row.getString("coupon_code"), ClickRows.subs(row), items, new long[] {row.getLong("tax_minor"), row.getLong("shipping_minor"), row.getLong("discount_minor")},
                new Renewal(Sql.instant(row, "customer_since"), row.getObject("renewal", Integer.class), row.getBoolean("inherited")));
    }

    /** @param parts tax, shipping and discount as read from the report */
    static Claim.More of(String coupon, List<String> subs, List<Claim.Item> lines, long[] parts, Renewal renewal) {
        return new Claim.More(coupon, subs, lines.stream().filter(line -> Stream.of(Deduction.values()).noneMatch(part -> is(line, part))).toList(),
                either(parts[0], lines, Deduction.TAX), either(parts[1], lines, Deduction.SHIPPING), either(parts[2], lines, Deduction.DISCOUNT), renewal.since(),
                renewal.number(), renewal.inherited());
    }

    private static long either(long said, List<Claim.Item> lines, Deduction part) {
        return said != 0 ? said : lines.stream().filter(line -> is(line, part)).mapToLong(Claim.Item::amount).sum();
    }

    private static boolean is(Claim.Item line, Deduction part) {
        return part.key().equalsIgnoreCase(line.category());
    }
}
