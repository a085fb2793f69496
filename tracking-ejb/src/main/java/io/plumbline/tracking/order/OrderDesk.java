package io.plumbline.tracking.order;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.OrderEntry;
import io.plumbline.tracking.api.Orders;
import io.plumbline.tracking.api.ShopOrder;
import io.plumbline.tracking.conversion.Counts;
import io.plumbline.tracking.conversion.OrderRuling;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class OrderDesk implements Orders {

    /** Orders that a preview looks at; beyond them it says so by its numbers. */
    private static final int MOST_LOOKED_AT = 20_000;

    @Inject
    private Matching matching;
    @Inject
    private OrderSteps steps;
    @Inject
    private OrderRuling ruling;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Authority authority;
    @Inject
    private Sql sql;
    @Inject
    private Clock clock;
    @Inject
    private Event<Counted> counted;

    @Override
    public List<Placed> put(List<OrderEntry> orders) {
        authority.require(Role.MARKETER, Role.FINANCE);
        Instant now = clock.instant();
        Counts counts = new Counts();
        ruling.holdAll(orders.stream().map(matching::saleOf).flatMap(Optional::stream).toList());
        List<Placed> placed = orders.stream().map(order -> matching.put(order, now, counts)).toList();
        counts.tell(counted);
        return placed;
    }

    @Override
    public Page<ShopOrder> list(UUID advertiserId, String match, String orderId, PageRequest page) {
        authority.requireStaff();
        Filter where = new Filter().and("advertiser_id = ?", authority.advertiserScope().orElse(null)).and("advertiser_id = ?", advertiserId).and("match_state = ?", match)
                .and("order_id = ?", orderId);
        return page.page(sql.list(where.page(OrderBook.SELECT, page), OrderBook::read, where.args()), ShopOrder::id);
    }

    @Override
    public List<Sum> preview(UUID advertiserId) {
        authority.requireStaff();
        named(advertiserId);
        Sums sums = new Sums();
        Instant now = clock.instant();
        open(advertiserId, "'proposed', 'differing'", MOST_LOOKED_AT).forEach(order -> matching.proposal(order, now).ifPresent(sums::add));
        sums.addAll(sql.list("select cast(currency as varchar(3)) as currency, count(*) as orders, sum(amount_minor) as worth from tracking.shop_order where advertiser_id = ?"
                + " and match_state = 'unattributed' group by currency", row -> new Sum("unattributed", "", row.getString("currency"), row.getLong("orders"),
                new Money(row.getLong("worth"), row.getString("currency")), Money.zero(row.getString("currency"))), advertiserId));
        return sums.list();
    }

    @Override
    public List<Sum> previewOf(UUID importId) {
        authority.requireStaff();
        UUID advertiser = sql.one("select advertiser_id from tracking.import_job where id = ?", row -> Sql.uuid(row, "advertiser_id"), importId)
                .orElseThrow(() -> new NotFound("import", importId));
        authority.requireAdvertiser(advertiser, "import", importId);
        return sql.list("select action, code, cast(currency as varchar(3)) as currency, conversions, amount_minor, change_minor from tracking.order_preview where import_id = ?"
                + " order by action, code, currency", row -> new Sum(row.getString("action"), row.getString("code"), row.getString("currency"), row.getLong("conversions"),
                new Money(row.getLong("amount_minor"), row.getString("currency")), new Money(row.getLong("change_minor"), row.getString("currency"))), importId);
    }

    @Override
    public void keep(UUID importId, List<Sum> sums) {
        authority.require(Role.MARKETER, Role.FINANCE);
        sql.update("delete from tracking.order_preview where import_id = ?", importId);
        sums.forEach(sum -> sql.insert("order_preview", new Columns().with("import_id", importId).with("action", sum.action()).with("code", sum.code())
                .with("currency", sum.currency()).with("conversions", sum.orders()).with("amount_minor", sum.worth().minor()).with("change_minor", sum.change().minor())));
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Applied apply(UUID advertiserId) {
        authority.require(Role.MARKETER, Role.FINANCE);
        named(advertiserId);
        List<UUID> proposed = open(advertiserId, ruling.mayTouchLocked() ? "'proposed', 'differing'" : "'proposed'", MOST_AT_ONCE + 1).stream().map(ShopOrder::id).toList();
        int applied = 0;
        int differing = 0;
        for (UUID order : proposed.subList(0, Math.min(proposed.size(), MOST_AT_ONCE))) {
            boolean done = applied(order);
            applied += done ? 1 : 0;
            differing += done ? 0 : 1;
        }
        return new Applied(applied, differing, proposed.size() > MOST_AT_ONCE);
    }

    /** One that is refused stays as it is, and is listed. */
    private boolean applied(UUID order) {
        try {
            return steps.again(order, true, clock.instant());
        } catch (Refusal no) {
            return false;
        }
    }

    private List<ShopOrder> open(UUID advertiserId, String states, int most) {
        return sql.look(OrderBook.SELECT + " where advertiser_id = ? and match_state in (" + states + ") order by id limit " + most, OrderBook::read, advertiserId);
    }

    private void named(UUID advertiserId) {
        if (advertiserId == null) {
            throw new Invalid("advertiserId", "required", "Say whose orders.");
        }
        advertisers.get(advertiserId);
    }
}
