package io.plumbline.tracking.conversion;

import static io.plumbline.tracking.conversion.MoneyWorld.by;
import static io.plumbline.tracking.conversion.MoneyWorld.id;
import static io.plumbline.tracking.conversion.MoneyWorld.quietly;
import static io.plumbline.tracking.conversion.MoneyWorld.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Adjustment;
import io.plumbline.campaign.api.Adjustments;
import io.plumbline.shared.Money;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.AmountParts;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.ConversionReport.Parts;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.OrderEntry;
import io.plumbline.tracking.api.RefundRegister;
import io.plumbline.tracking.conversion.PlainBooks.Sale;
import io.plumbline.tracking.store.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;

/**
 * A third of a year of a shop and its partner, made up from a seed. After each act the books are held against {@link PlainBooks}. A long story is lived by two shops at
 * once, one of which is told everything twice; of short ones every other is told twice. The months are closed by the {@link MoneyTown} that it happens in.
 */
final class MoneyStory {

    private static final int DAYS = 120;
    /** Acts of a story that is not looked at from every side. */
    private static final int SHORT = 10;
    private static final Evidence NONE = new Evidence("none", null, "no-touch", "A test says so.", List.of());

    private final MoneyWorld world;
    private final MoneyTerms terms;
    private final MoneyPaydays paydays;
    private final MoneyProof proof;
    private final MoneyTraffic traffic;
    private final Map<Sale, String> subscriptions = new HashMap<>();
    private final int acts;
    private Instant next;
    private int acted;

    /** @param begin its first month; all before it are closed. @param acts few for a short story: they are spread over the same time. @param done counts what happened */
    MoneyStory(SessionFactory sessions, YearMonth begin, long seed, int acts, Map<String, Integer> done) {
        this.acts = acts;
        world = new MoneyWorld(sessions, seed, acts > SHORT, done);
        terms = new MoneyTerms(world);
        paydays = new MoneyPaydays(world);
        proof = new MoneyProof(world);
        world.books.openFrom = begin.atDay(1);
        world.open(begin.atDay(1 + world.random.nextInt(5)).atTime(9, 0).toInstant(ZoneOffset.UTC));
        terms.agree(begin.minusMonths(2).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        traffic = new MoneyTraffic(world);
        next = later();
    }

    private Instant later() {
        return world.now.plus(Duration.ofMinutes(world.random.nextInt(2 * DAYS * 24 * 60 / acts)));
    }

    boolean isOver() {
        return acted == acts;
    }

    /** Whatever happens before that time. */
    void until(Instant time) {
        while (!isOver() && next.isBefore(time)) {
            world.turnTo(next);
            act();
            proof.balanced();
            acted++;
            next = later();
        }
    }

    /** Told by the town, between two acts. */
    void closed(YearMonth month) {
        world.closed.add(month.atEndOfMonth());
        world.books.openFrom = month.plusMonths(1).atDay(1);
    }

    private void act() {
        int dice = world.random.nextInt(100);
        if (dice < 32 || world.books.sales.isEmpty()) {
            sell();
        } else if (dice < 49) {
            decide(pick());
        } else if (dice < 63) {
            refund(pick());
        } else if (dice < 67) {
            carryOut(pick());
        } else if (dice < 72) {
            order(pick());
        } else if (dice < 76) {
            terms.agree(world.now);
        } else if (dice < 79) {
            adjust();
        } else if (dice < 83) {
            withoutRate();
        } else if (dice < 91) {
            traffic.act();
        } else {
            paydays.pay(world.today().minusDays(1 + world.random.nextInt(10)), world.random.nextInt(3), this::meanwhile);
        }
    }

    /** While a payout is being prepared. */
    private void meanwhile() {
        if (!world.books.sales.isEmpty()) {
            decide(pick());
        }
    }

    private Sale pick() {
        return new ArrayList<>(world.books.sales.values()).get(world.random.nextInt(world.books.sales.size()));
    }

    private Sale named() {
        Sale sale = new Sale("S" + ++world.names);
        world.books.sales.put(sale.name, sale);
        return sale;
    }

    private void sell() {
        sell(world.random.nextInt(6) == 0 ? "USD" : "EUR");
    }

    /** A dollar is worth nothing that anybody knows until its rate comes; meanwhile somebody may decide, and what is paid back is paid back of nothing. */
    private void withoutRate() {
        world.shops.forEach(shop -> shop.fxKnown = false);
        world.books.rateKnown = false;
        Sale sale = sell("USD");
        proof.balanced();
        int dice = world.random.nextInt(3);
        if (dice == 0) {
            refund(sale);
        } else if (dice == 1 && sale.unpriced) {
            // What is priced without the rate cannot be priced by it: such an order is refused until the rate is there.
            order(sale);
        } else {
            decide(sale);
        }
        proof.balanced();
        world.shops.forEach(shop -> shop.fxKnown = true);
        world.books.rateKnown = true;
        world.told(sale.unpriced ? "rate that came late" : "rate that nobody waited for", shop -> shop.tx(() -> shop.part(LatePricingStep.class).price(id(shop, sale), world.now)));
        sale.unpriced = false;
        world.books.moved(world.today());
    }

    private Sale sell(String currency) {
        Sale first = currency.equals("EUR") && world.random.nextInt(5) == 0 ? world.books.sales.values().stream().filter(sale -> sale.exists() && sale.deal.renewals() > 0 && sale.renewal == 0 && sale.alive())
                .skip(world.random.nextInt(3)).findFirst().orElse(null) : null;
        Sale early = world.books.sales.values().stream().filter(sale -> !sale.exists()).findFirst().orElse(null);
        Sale sale = early == null || world.random.nextBoolean() ? named() : early;
        boolean late = first == null && world.random.nextInt(4) == 0;
        Instant at = late ? world.now.minus(Duration.ofHours(world.random.nextInt(40 * 24))) : world.now;
        Instant touched = at.minus(Duration.ofHours(1 + world.random.nextInt(72)));
        sale.deal = first == null ? world.books.at(touched) : first.deal;
        sale.day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        sale.told = 2 + world.random.nextInt(30_000);
        sale.worth = sale.told;
        sale.tax = world.random.nextInt(3) == 0 ? 0 : world.random.nextInt((int) Math.max(1, sale.told / 3));
        sale.line = first == null && sale.told > 10 && world.random.nextInt(3) == 0 ? 1 + world.random.nextInt((int) sale.told - 2) : 0;
        sale.isNew = first == null && world.random.nextBoolean();
        sale.currency = currency;
        sale.unpriced = !world.books.rateKnown && world.books.needsRate(sale);
        sale.renewal = first == null ? 0 : 1 + (int) world.books.sales.values().stream().filter(other -> subscription(other).equals(subscription(first)) && other.renewal > 0).count();
        if (first != null) {
            subscriptions.put(sale, subscription(first));
        }
        world.about = " " + sale;
        boolean approved = world.random.nextInt(4) == 0;
        sale.status = approved ? "approved" : "pending";
        world.told("sale" + (late ? " told late" : "") + (first == null ? "" : ", renewed"), shop -> report(shop, sale, at, touched, first != null, approved));
        world.books.moved(sale.day);
        // They were told in euros: of a sale in another currency they are none.
        sale.early.values().stream().filter(cents -> sale.currency.equals("EUR")).forEach(cents -> {
            sale.back(cents);
            world.books.moved(world.today());
        });
        sale.early.clear();
        return sale;
    }

    private String subscription(Sale sale) {
        return subscriptions.getOrDefault(sale, sale.name);
    }

    private void report(Shopfloor shop, Sale sale, Instant at, Instant touched, boolean inherited, boolean approved) {
        shop.now = at;
        shop.evidence = claimed -> inherited ? NONE : shop.evidence(null, touched);
        ConversionReport.More more = new ConversionReport.More(null, null, inherited ? null : sale.isNew, new Parts(sale.tax == 0 ? null : text(sale.tax), null, null), subscription(sale));
        Claimed plain = shop.report(Door.REST, sale.name, text(sale.told), sale.currency, approved ? "approved" : null, null, more);
        List<Claimed.Item> lines = sale.line == 0 ? List.of() : List.of(new Claimed.Item("A", null, 1, new Money(sale.line, sale.currency)));
        shop.now = world.now;
        shop.receive(new Claimed(plain.report(), plain.advertiser(), plain.goal(), null, false, false, plain.amount(), true, plain.at(), plain.status(), null, lines, plain.parts(),
                plain.consent()));
    }

    private void refund(Sale known) {
        Sale sale = world.random.nextInt(8) == 0 ? named() : known;
        world.about = " " + sale + "; before";
        if (sale.exists() && world.random.nextInt(12) == 0) {
            world.told("refund in another currency", shop -> refused(shop, sale, 1, sale.currency.equals("EUR") ? "USD" : "EUR", "odd" + ++world.names));
            return;
        }
        long cents = sale.exists() && world.random.nextInt(3) == 0 ? sale.worth + (world.random.nextInt(3) == 0 ? 1 : 0) : 1 + world.random.nextInt(sale.exists() ? (int) Math.max(1, sale.worth) : 9_000);
        String refund = "R" + world.random.nextInt(4);
        if (sale.refunds.contains(refund)) {
            world.told("refund told again", shop -> refused(shop, sale, cents, sale.currency, refund));
        } else if (!sale.exists()) {
            world.told("refund before its sale", shop -> back(shop, sale, cents, "EUR", refund));
            sale.early.put(refund, cents);
            sale.refunds.add(refund);
        } else if (sale.locked(world.today())) {
            world.told("refund of what has locked", shop -> back(shop, sale, cents, sale.currency, refund));
            sale.late.put(refund, cents);
            sale.refunds.add(refund);
        } else if (sale.alive() && cents <= sale.worth) {
            world.told(cents == sale.worth ? "refund of all" : "refund of a part", shop -> back(shop, sale, cents, sale.currency, refund));
            sale.back(cents);
            sale.refunds.add(refund);
            world.books.moved(world.today());
        } else {
            world.told(sale.alive() ? "refund larger than its sale" : "refund of nothing", shop -> refused(shop, sale, cents, sale.currency, refund));
        }
    }

    private void refused(Shopfloor shop, Sale sale, long cents, String currency, String refund) {
        quietly(() -> back(shop, sale, cents, currency, refund));
    }

    private void back(Shopfloor shop, Sale sale, long cents, String currency, String refund) {
        shop.asSystem();
        shop.receive(shop.report(Door.REST, sale.name, text(cents), currency, "refunded", null, new ConversionReport.More(refund, null, null)));
    }

    /** Finance has a refund take effect that found its sale locked. */
    private void carryOut(Sale sale) {
        world.about = " " + sale + "; before";
        if (sale.late.isEmpty()) {
            return;
        }
        String refund = sale.late.keySet().iterator().next();
        world.told("late refund carried out", shop -> {
            UUID id = shop.tx(() -> shop.part(Sql.class).one("select id from tracking.refund where advertiser_id = ? and refund_key = ? and sale_key = ?", row -> Sql.uuid(row, "id"), shop.advertiser,
                    "id:" + refund, "transaction:" + sale.name).orElseThrow());
            quietly(() -> by(shop, "fritz", () -> shop.part(RefundRegister.class).apply(id)));
        });
        sale.back(sale.late.remove(refund));
        world.books.moved(world.today());
    }

    /** An order tells late what its sale did not say. */
    private void order(Sale sale) {
        world.about = " " + sale + "; before";
        boolean plain = sale.exists() && sale.worth == sale.told && sale.renewal == 0 && !sale.locked(world.today()) && (sale.status.equals("pending") || sale.status.equals("approved"));
        if (!plain) {
            return;
        }
        long tax = world.random.nextBoolean() ? 0 : 1 + world.random.nextInt((int) Math.max(1, sale.told / 4));
        boolean isNew = world.random.nextBoolean();
        sale.tax = tax == 0 ? sale.tax : tax;
        sale.isNew = isNew;
        sale.unpriced = sale.unpriced && world.books.needsRate(sale);
        sale.status = "approved";
        AmountParts parts = tax == 0 ? null : new AmountParts(new Money(tax, sale.currency), Money.zero(sale.currency), Money.zero(sale.currency));
        world.told("order with news", shop -> {
            shop.asSystem();
            shop.order(new OrderEntry(shop.advertiser, sale.name, Shopfloor.NOON, new Money(sale.told, sale.currency), OrderEntry.Status.PAID, Money.zero(sale.currency), null, isNew, parts, null,
                    null));
        });
        world.books.moved(world.today());
    }

    private void decide(Sale sale) {
        world.about = " " + sale + "; before";
        if (!sale.exists()) {
            return;
        }
        String status = List.of("approved", "approved", "rejected", "on-hold").get(world.random.nextInt(4));
        boolean finance = world.random.nextBoolean() || !sale.locked(world.today());
        boolean corrects = status.equals("approved") && world.random.nextInt(6) == 0 && !sale.status.equals("approved");
        long amount = corrects ? 1 + world.random.nextInt((int) sale.told) : sale.worth;
        world.told(status + (finance ? "" : " by somebody who may not, as it has locked"), shop -> quietly(() -> {
            shop.actAs("somebody", finance ? Role.FINANCE : Role.MARKETER);
            shop.decide(id(shop, sale), null, new ConversionDecision(ConversionStatus.valueOf(status.toUpperCase(Locale.ROOT).replace('-', '_')), "they say so", corrects ? text(amount) : null,
                    null));
        }));
        if (finance && sale.decided(status)) {
            sale.worth = amount;
            world.books.moved(world.today());
        }
    }

    private void adjust() {
        long minor = 1 + world.random.nextInt(500);
        boolean gives = world.random.nextInt(3) > 0;
        String name = "A" + ++world.names;
        LocalDate day = world.today().minusDays(world.random.nextInt(60));
        world.told("adjustment", shop -> {
            Adjustment.Side cost = new Adjustment.Side("commission-cost", shop.advertiser);
            Adjustment.Side partner = new Adjustment.Side("partner-payable", shop.partner);
            by(shop, "fritz", () -> shop.part(Adjustments.class).post(new Adjustment(shop.advertiser + name, day, gives ? cost : partner, gives ? partner : cost, new Money(minor, "EUR"),
                    shop.advertiser, "by hand")));
        });
        world.books.post(day, "commission-cost", gives ? minor : -minor);
        world.books.post(day, "partner-payable", gives ? minor : -minor);
    }

    /** @param time what the town's calendar says: nobody is paid before a month that is closed has passed */
    void end(Instant time) {
        world.turnTo(time.plus(Duration.ofDays(70)));
        for (Sale sale : world.books.sales.values()) {
            if (sale.undecided()) {
                finish(sale, "approved");
            }
        }
        traffic.end();
        proof.balanced();
        paydays.pay(world.today(), 0, this::meanwhile);
        proof.balanced();
        assertThat(world.books.balance("partner-payable")).as("%s: what is due is paid, unless it is less than the threshold", world.which).isLessThan(100L);
        world.closed.stream().filter(day -> acts > SHORT || world.random.nextInt(10) == 0).forEach(proof::trial);
        proof.trial(world.today().minusDays(world.random.nextInt(200)));
        proof.splits();
        world.books.sales.values().stream().filter(Sale::alive).forEach(sale -> finish(sale, "rejected"));
        proof.balanced();
        assertThat(world.books.balance("partner-pending")).isZero();
        proof.trial(world.today());
    }

    private void finish(Sale sale, String status) {
        world.told("at the end " + status, shop -> {
            shop.actAs("fritz", Role.FINANCE);
            quietly(() -> shop.decide(id(shop, sale), ConversionStatus.valueOf(status.toUpperCase(Locale.ROOT)), "the end"));
        });
        sale.decided(status);
        world.books.moved(world.today());
    }
}
