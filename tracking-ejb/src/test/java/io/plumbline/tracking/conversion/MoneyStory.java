package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Adjustment;
import io.plumbline.campaign.api.Adjustments;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Base;
import io.plumbline.campaign.api.BankDraft;
import io.plumbline.campaign.api.BonusOf;
import io.plumbline.campaign.api.Invoicing;
import io.plumbline.campaign.api.Ledger;
import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.PayeeDraft;
import io.plumbline.campaign.api.Payees;
import io.plumbline.campaign.api.Payer;
import io.plumbline.campaign.api.Payers;
import io.plumbline.campaign.api.PaymentOutcome;
import io.plumbline.campaign.api.PayoutMethod;
import io.plumbline.campaign.api.PayoutOrder;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.campaign.api.PayoutSchedule;
import io.plumbline.campaign.api.Payouts;
import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.RateWhen;
import io.plumbline.campaign.api.Referral;
import io.plumbline.campaign.api.SettlementDay;
import io.plumbline.campaign.api.TaxForm;
import io.plumbline.campaign.api.Tier;
import io.plumbline.campaign.api.TierMode;
import io.plumbline.campaign.api.TrialBalance;
import io.plumbline.campaign.api.VatTreatment;
import io.plumbline.campaign.ledger.AdjustmentDesk;
import io.plumbline.campaign.ledger.LedgerDesk;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.AmountParts;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.ConversionReport.Parts;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.OrderEntry;
import io.plumbline.tracking.api.RefundRegister;
import io.plumbline.tracking.api.ValidationPolicy;
import io.plumbline.tracking.api.ValidationPolicy.Differing;
import io.plumbline.tracking.api.ValidationPolicy.Matching;
import io.plumbline.tracking.api.ValidationPolicy.Missing;
import io.plumbline.tracking.conversion.PlainBooks.Deal;
import io.plumbline.tracking.conversion.PlainBooks.Main;
import io.plumbline.tracking.conversion.PlainBooks.Sale;
import io.plumbline.tracking.store.Sql;
import java.math.BigDecimal;
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
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

    private final String which;
    private final Random random;
    private final List<Shopfloor> shops;
    /** Is told everything twice, or null. */
    private final Shopfloor echo;
    private final Map<Shopfloor, UUID> referrers = new HashMap<>();
    private final PlainBooks books = new PlainBooks(this::count);
    private final Map<Shopfloor, List<Agreement>> agreements = new HashMap<>();
    private final Map<Sale, String> subscriptions = new HashMap<>();
    private final List<LocalDate> closed = new ArrayList<>();
    private final Map<String, Integer> done;
    private final int acts;
    private Instant now;
    private Instant next;
    private int acted;
    private int names;
    private String last = "";
    private String about = "";

    /** @param begin its first month; all before it are closed. @param acts few for a short story: they are spread over the same time. @param done counts what happened */
    MoneyStory(SessionFactory sessions, YearMonth begin, long seed, int acts, Map<String, Integer> done) {
        this.done = done;
        this.acts = acts;
        which = "seed " + seed;
        random = new Random(seed);
        shops = acts > SHORT ? List.of(new Shopfloor(sessions), new Shopfloor(sessions)) : List.of(new Shopfloor(sessions));
        echo = shops.size() == 2 ? shops.get(1) : seed % 2 == 0 ? shops.get(0) : null;
        now = begin.atDay(1 + random.nextInt(5)).atTime(9, 0).toInstant(ZoneOffset.UTC);
        books.openFrom = begin.atDay(1);
        shops.forEach(this::furnish);
        agree(begin.minusMonths(2).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        next = later();
    }

    private Instant later() {
        return now.plus(Duration.ofMinutes(random.nextInt(2 * DAYS * 24 * 60 / acts)));
    }

    boolean isOver() {
        return acted == acts;
    }

    /** Whatever happens before that time. */
    void until(Instant time) {
        while (!isOver() && next.isBefore(time)) {
            now = next;
            shops.forEach(shop -> shop.now = now);
            act();
            balanced();
            acted++;
            next = later();
        }
    }

    /** Told by the town, between two acts. */
    void closed(YearMonth month) {
        closed.add(month.atEndOfMonth());
        books.openFrom = month.plusMonths(1).atDay(1);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private void act() {
        int dice = random.nextInt(100);
        if (dice < 34 || books.sales.isEmpty()) {
            sell();
        } else if (dice < 52) {
            decide(pick());
        } else if (dice < 68) {
            refund(pick());
        } else if (dice < 72) {
            carryOut(pick());
        } else if (dice < 78) {
            order(pick());
        } else if (dice < 82) {
            agree(now);
        } else if (dice < 86) {
            adjust();
        } else if (dice < 90) {
            withoutRate();
        } else {
            pay(today().minusDays(1 + random.nextInt(10)), random.nextInt(3));
        }
    }

    private Sale pick() {
        return new ArrayList<>(books.sales.values()).get(random.nextInt(books.sales.size()));
    }

    private Sale named() {
        Sale sale = new Sale("S" + ++names);
        books.sales.put(sale.name, sale);
        return sale;
    }

    // ---- what arrives

    private void sell() {
        sell(random.nextInt(6) == 0 ? "USD" : "EUR");
    }

    /** A dollar is worth nothing that anybody knows until its rate comes; meanwhile somebody may decide, and what is paid back is paid back of nothing. */
    private void withoutRate() {
        shops.forEach(shop -> shop.fxKnown = false);
        books.rateKnown = false;
        Sale sale = sell("USD");
        balanced();
        int dice = random.nextInt(3);
        if (dice == 0) {
            refund(sale);
        } else if (dice == 1 && sale.unpriced) {
            // What is priced without the rate cannot be priced by it: such an order is refused until the rate is there.
            order(sale);
        } else {
            decide(sale);
        }
        balanced();
        shops.forEach(shop -> shop.fxKnown = true);
        books.rateKnown = true;
        told(sale.unpriced ? "rate that came late" : "rate that nobody waited for", shop -> shop.tx(() -> shop.part(LatePricingStep.class).price(id(shop, sale), now)));
        sale.unpriced = false;
        books.moved(today());
    }

    private Sale sell(String currency) {
        Sale first = currency.equals("EUR") && random.nextInt(5) == 0 ? books.sales.values().stream().filter(sale -> sale.exists() && sale.deal.renewals() > 0 && sale.renewal == 0 && sale.alive())
                .skip(random.nextInt(3)).findFirst().orElse(null) : null;
        Sale early = books.sales.values().stream().filter(sale -> !sale.exists()).findFirst().orElse(null);
        Sale sale = early == null || random.nextBoolean() ? named() : early;
        boolean late = first == null && random.nextInt(4) == 0;
        Instant at = late ? now.minus(Duration.ofHours(random.nextInt(40 * 24))) : now;
        Instant touched = at.minus(Duration.ofHours(1 + random.nextInt(72)));
        sale.deal = first == null ? books.at(touched) : first.deal;
        sale.day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        sale.told = 2 + random.nextInt(30_000);
        sale.worth = sale.told;
        sale.tax = random.nextInt(3) == 0 ? 0 : random.nextInt((int) Math.max(1, sale.told / 3));
        sale.line = first == null && sale.told > 10 && random.nextInt(3) == 0 ? 1 + random.nextInt((int) sale.told - 2) : 0;
        sale.isNew = first == null && random.nextBoolean();
        sale.currency = currency;
        sale.unpriced = !books.rateKnown && books.needsRate(sale);
        sale.renewal = first == null ? 0 : 1 + (int) books.sales.values().stream().filter(other -> subscription(other).equals(subscription(first)) && other.renewal > 0).count();
        if (first != null) {
            subscriptions.put(sale, subscription(first));
        }
        about = " " + sale;
        boolean approved = random.nextInt(4) == 0;
        sale.status = approved ? "approved" : "pending";
        told("sale" + (late ? " told late" : "") + (first == null ? "" : ", renewed"), shop -> report(shop, sale, at, touched, first != null, approved));
        books.moved(sale.day);
        // They were told in euros: of a sale in another currency they are none.
        sale.early.values().stream().filter(cents -> sale.currency.equals("EUR")).forEach(cents -> {
            sale.back(cents);
            books.moved(today());
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
        shop.now = now;
        shop.receive(new Claimed(plain.report(), plain.advertiser(), plain.goal(), null, false, false, plain.amount(), true, plain.at(), plain.status(), null, lines, plain.parts(),
                plain.consent()));
    }

    private void refund(Sale known) {
        Sale sale = random.nextInt(8) == 0 ? named() : known;
        about = " " + sale + "; before";
        if (sale.exists() && random.nextInt(12) == 0) {
            told("refund in another currency", shop -> refused(shop, sale, 1, sale.currency.equals("EUR") ? "USD" : "EUR", "odd" + ++names));
            return;
        }
        long cents = sale.exists() && random.nextInt(3) == 0 ? sale.worth + (random.nextInt(3) == 0 ? 1 : 0) : 1 + random.nextInt(sale.exists() ? (int) Math.max(1, sale.worth) : 9_000);
        String refund = "R" + random.nextInt(4);
        if (sale.refunds.contains(refund)) {
            told("refund told again", shop -> refused(shop, sale, cents, sale.currency, refund));
        } else if (!sale.exists()) {
            told("refund before its sale", shop -> back(shop, sale, cents, "EUR", refund));
            sale.early.put(refund, cents);
            sale.refunds.add(refund);
        } else if (sale.locked(today())) {
            told("refund of what has locked", shop -> back(shop, sale, cents, sale.currency, refund));
            sale.late.put(refund, cents);
            sale.refunds.add(refund);
        } else if (sale.alive() && cents <= sale.worth) {
            told(cents == sale.worth ? "refund of all" : "refund of a part", shop -> back(shop, sale, cents, sale.currency, refund));
            sale.back(cents);
            sale.refunds.add(refund);
            books.moved(today());
        } else {
            told(sale.alive() ? "refund larger than its sale" : "refund of nothing", shop -> refused(shop, sale, cents, sale.currency, refund));
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
        about = " " + sale + "; before";
        if (sale.late.isEmpty()) {
            return;
        }
        String refund = sale.late.keySet().iterator().next();
        told("late refund carried out", shop -> {
            UUID id = shop.tx(() -> shop.part(Sql.class).one("select id from tracking.refund where advertiser_id = ? and refund_key = ? and sale_key = ?", row -> Sql.uuid(row, "id"), shop.advertiser,
                    "id:" + refund, "transaction:" + sale.name).orElseThrow());
            quietly(() -> by(shop, "fritz", () -> shop.part(RefundRegister.class).apply(id)));
        });
        sale.back(sale.late.remove(refund));
        books.moved(today());
    }

    /** An order tells late what its sale did not say. */
    private void order(Sale sale) {
        about = " " + sale + "; before";
        boolean plain = sale.exists() && sale.worth == sale.told && sale.renewal == 0 && !sale.locked(today()) && (sale.status.equals("pending") || sale.status.equals("approved"));
        if (!plain) {
            return;
        }
        long tax = random.nextBoolean() ? 0 : 1 + random.nextInt((int) Math.max(1, sale.told / 4));
        boolean isNew = random.nextBoolean();
        sale.tax = tax == 0 ? sale.tax : tax;
        sale.isNew = isNew;
        sale.unpriced = sale.unpriced && books.needsRate(sale);
        sale.status = "approved";
        AmountParts parts = tax == 0 ? null : new AmountParts(new Money(tax, sale.currency), Money.zero(sale.currency), Money.zero(sale.currency));
        told("order with news", shop -> {
            shop.asSystem();
            shop.order(new OrderEntry(shop.advertiser, sale.name, Shopfloor.NOON, new Money(sale.told, sale.currency), OrderEntry.Status.PAID, Money.zero(sale.currency), null, isNew, parts, null,
                    null));
        });
        books.moved(today());
    }

    // ---- what people do

    private void decide(Sale sale) {
        about = " " + sale + "; before";
        if (!sale.exists()) {
            return;
        }
        String status = List.of("approved", "approved", "rejected", "on-hold").get(random.nextInt(4));
        boolean finance = random.nextBoolean() || !sale.locked(today());
        boolean corrects = status.equals("approved") && random.nextInt(6) == 0 && !sale.status.equals("approved");
        long amount = corrects ? 1 + random.nextInt((int) sale.told) : sale.worth;
        told(status + (finance ? "" : " by somebody who may not, as it has locked"), shop -> quietly(() -> {
            shop.actAs("somebody", finance ? Role.FINANCE : Role.MARKETER);
            shop.decide(id(shop, sale), null, new ConversionDecision(ConversionStatus.valueOf(status.toUpperCase(Locale.ROOT).replace('-', '_')), "they say so", corrects ? text(amount) : null,
                    null));
        }));
        if (finance && sale.decided(status)) {
            sale.worth = amount;
            books.moved(today());
        }
    }

    private void adjust() {
        long minor = 1 + random.nextInt(500);
        boolean gives = random.nextInt(3) > 0;
        String name = "A" + ++names;
        LocalDate day = today().minusDays(random.nextInt(60));
        told("adjustment", shop -> {
            Adjustment.Side cost = new Adjustment.Side("commission-cost", shop.advertiser);
            Adjustment.Side partner = new Adjustment.Side("partner-payable", shop.partner);
            by(shop, "fritz", () -> shop.part(Adjustments.class).post(new Adjustment(shop.advertiser + name, day, gives ? cost : partner, gives ? partner : cost, new Money(minor, "EUR"),
                    shop.advertiser, "by hand")));
        });
        books.post(day, "commission-cost", gives ? minor : -minor);
        books.post(day, "partner-payable", gives ? minor : -minor);
    }

    private void agree(Instant from) {
        Main main = Main.values()[random.nextInt(Main.values().length)];
        boolean units = main.name().startsWith("UNITS");
        boolean monthly = main.ordinal() >= Main.UNITS_MARGINAL.ordinal();
        Deal deal = new Deal(Ids.next(), from, random.nextInt(25), random.nextBoolean(), main, 1 + random.nextInt(2000), 1 + random.nextInt(300),
                units ? 300 + random.nextInt(300) : 2000 + random.nextInt(1000), units ? 2 + random.nextInt(4) : 50 + random.nextInt(400), maybe(2500), maybe(900), 2 + random.nextInt(4),
                maybe(5000), maybe(4), 1 + random.nextInt(1500), monthly ? 0 : maybe(3000));
        books.deals.add(deal);
        shops.forEach(shop -> agreements.computeIfAbsent(shop, s -> new ArrayList<>()).add(paper(shop, deal)));
        count("terms");
    }

    private int maybe(int most) {
        return random.nextBoolean() ? 0 : 1 + random.nextInt(most);
    }

    private Agreement paper(Shopfloor shop, Deal deal) {
        List<Rate> rates = new ArrayList<>();
        rates.add(main(deal));
        RateWhen line = new RateWhen(null, null, null, List.of("A"), null, null, null, null, null);
        if (deal.line() > 0) {
            rates.add(new Rate(Pricing.CPS, null, null, percent(deal.line()), null, null, line));
        }
        if (deal.known() > 0) {
            rates.add(new Rate(Pricing.CPS, null, null, percent(deal.known()), null, null, new RateWhen(null, null, false)));
        }
        if (deal.renewals() > 0) {
            rates.add(new Rate(Pricing.CPS, null, null, percent(deal.renewalPercent()), null, null, new RateWhen(null, null, null, null, null, null, null, null, null, deal.renewals())));
        }
        if (deal.bonus() > 0) {
            rates.add(new Rate(Pricing.BONUS, null, null, null, List.of(new Tier(BigDecimal.valueOf(deal.bonusAt()), price(deal.bonus()), null)), null, null, null, null, BonusOf.CONVERSIONS));
        }
        return new Agreement(Ids.named("paper", deal.id().toString(), shop.advertiser.toString()), 0, shop.advertiser, shop.campaign, shop.partner, deal.from(), null, rates, deal.hold(), List.of(),
                deal.from(), deal.lockOn28() ? new SettlementDay(1, 28) : null, null, deal.referral() == 0 ? null : new Referral(referrers.get(shop), percent(deal.referral())));
    }

    private static Rate main(Deal deal) {
        TierMode mode = deal.main() == Main.UNITS_ALL || deal.main() == Main.REVENUE_ALL ? TierMode.ALL : TierMode.MARGINAL;
        return switch (deal.main()) {
            case GROSS -> new Rate(Pricing.CPS, null, null, percent(deal.percent()), null, null, null);
            case NET -> new Rate(Pricing.CPS, null, null, percent(deal.percent()), null, null, null, Base.NET, null, null);
            case HYBRID -> new Rate(Pricing.HYBRID, null, price(deal.fixed()), percent(deal.percent()), null, null, null);
            case PRICE -> new Rate(Pricing.CPA, null, price(deal.fixed()), null, null, null, null);
            case UNITS_MARGINAL, UNITS_ALL -> new Rate(Pricing.CPA, null, null, null, List.of(new Tier(BigDecimal.ONE, price(deal.fixed()), null),
                    new Tier(BigDecimal.valueOf(deal.tierFrom()), price(deal.higher()), null)), mode, null);
            case REVENUE_MARGINAL, REVENUE_ALL -> new Rate(Pricing.CPS, null, null, null, List.of(new Tier(BigDecimal.ZERO, null, percent(deal.percent())),
                    new Tier(BigDecimal.valueOf(deal.tierFrom()), null, percent(deal.higher()))), mode, null);
        };
    }

    // ---- what is paid

    private void pay(LocalDate periodEnd, int outcome) {
        List<Map<String, String>> results = new ArrayList<>();
        boolean meanwhile = random.nextInt(4) == 0;
        int cut = random.nextInt(3) == 0 ? 1 + random.nextInt(40) : 0;
        Map<Shopfloor, PayoutRun> drafts = new HashMap<>();
        shops.forEach(shop -> drafts.put(shop, by(shop, "fritz", () -> shop.part(Payouts.class).prepare(new PayoutOrder(periodEnd, "EUR", shop.advertiser, null)))));
        if (meanwhile && !books.sales.isEmpty()) {
            decide(pick());
        }
        for (Shopfloor shop : shops) {
            results.add(pay(shop, drafts.get(shop), periodEnd, outcome, cut));
        }
        assertThat(results).as("%s: told twice, as much is paid", which).containsOnly(results.get(0));
        long ordered = Long.parseLong(results.get(0).getOrDefault("total", "0"));
        books.post(today(), "partner-payable", -ordered);
        books.post(today(), "payout-clearing", ordered);
        if (ordered > 0 && outcome < 2) {
            books.post(today(), "payout-clearing", -ordered);
            books.post(today(), outcome == 0 ? "bank" : "partner-payable", outcome == 0 ? -ordered : ordered);
        }
        count(ordered == 0 ? "run with nothing to pay" : "run " + List.of("paid", "failed", "left with the bank").get(outcome));
        markPaid();
    }

    private Map<String, String> pay(Shopfloor shop, PayoutRun draft, LocalDate periodEnd, int outcome, int cut) {
        Payouts desk = shop.part(Payouts.class);
        PayoutRun run = draft;
        if (by(shop, "anna", () -> desk.get(draft.id())).changed()) {
            assertThat(code(() -> by(shop, "anna", () -> desk.approve(draft.id())))).isIn("payout-changed", "payout-empty");
            run = by(shop, "fritz", () -> desk.renew(draft.id()));
            count("run prepared anew");
        }
        UUID id = run.id();
        if (run.statements().isEmpty()) {
            assertThat(code(() -> by(shop, "anna", () -> desk.approve(id)))).isEqualTo("payout-empty");
            return Map.of();
        }
        PayoutRun approved = approved(shop, id, cut);
        assertThat(code(() -> by(shop, "anna", () -> desk.approve(id)))).as("approved once").isNotNull();
        PayoutRun.Planned statement = approved.statements().get(0);
        assertThat(approved.statements()).hasSize(1);
        assertThat(shop.number("select sum(net_minor) from campaign.statement_line where statement_id = ?", statement.statementId())).as("%s: lines add up", which).isEqualTo(statement.total().minor());
        assertThat(statement.total().minor()).as("%s: at least the threshold", which).isGreaterThanOrEqualTo(100);
        due(shop, statement.statementId(), periodEnd);
        if (outcome < 2) {
            for (String again : List.of("recorded", "repeated")) {
                assertThat(by(shop, "fritz", () -> desk.confirm(id, List.of(new PaymentOutcome(statement.number(), outcome == 0 ? "paid" : "failed", outcome == 0 ? null : "account closed")))).get(0).outcome()).isEqualTo(again);
            }
        }
        return Map.of("total", "" + statement.total().minor(), "lines", "" + statement.lines());
    }

    /** @param cut after so many statements the approver's server is gone; nought: it stays */
    private PayoutRun approved(Shopfloor shop, UUID id, int cut) {
        Payouts desk = shop.part(Payouts.class);
        if (cut > 0) {
            Wire.cutAfter(cut);
            try {
                return by(shop, "anna", () -> desk.approve(id));
            } catch (RuntimeException gone) {
                Wire.mend();
                assertThat(Wire.isCut(gone)).as(which).withFailMessage(gone::toString).isTrue();
                assertThat(shop.number("select count(*) from campaign.partner_statement where run_id = ?", id)).as("%s: of a run that was cut nothing is left", which).isZero();
                count("run cut half way");
            } finally {
                Wire.mend();
            }
        }
        return by(shop, "anna", () -> desk.approve(id));
    }

    /** Nothing is paid before its day. */
    private void due(Shopfloor shop, UUID statement, LocalDate periodEnd) {
        for (Sale sale : books.sales.values()) {
            UUID id = sale.exists() ? id(shop, sale) : null;
            if (id != null && shop.number("select coalesce(sum(net_minor), 0) from campaign.statement_line where statement_id = ? and subject_id = ?", statement, id) > 0) {
                LocalDate day = sale.deal.lockOn28() ? YearMonth.from(sale.day).plusMonths(1).atDay(28) : sale.day.plusDays(sale.deal.hold());
                assertThat(day).as("%s, %s", which, sale.name).isBeforeOrEqualTo(periodEnd);
            }
        }
    }

    private void markPaid() {
        Shopfloor shop = shops.get(0);
        List<UUID> paid = shop.tx(() -> shop.part(Sql.class).list("select distinct l.subject_id from campaign.pub_statement_line l"
                + " join tracking.conversion c on c.id = l.subject_id where l.state = 'paid' and c.advertiser_id = ?", row -> Sql.uuid(row, "subject_id"), shop.advertiser));
        books.sales.values().stream().filter(Sale::exists).forEach(sale -> sale.paid = paid.contains(id(shop, sale)));
    }

    // ---- what must hold

    private void balanced() {
        for (Shopfloor shop : shops) {
            assertThat(List.of(balance(shop, "partner-pending"), balance(shop, "partner-payable"))).as("%s on %s after %s", which, now, last)
                    .withFailMessage(() -> which + " on " + now + " after " + last + ": " + compared(shop))
                    .containsExactly(books.balance("partner-pending"), books.balance("partner-payable"));
        }
    }

    private static long balance(Shopfloor shop, String kind) {
        return shop.number("select coalesce((select sum(p.amount_minor) from campaign.ledger_posting p where p.credit_account = a.id), 0)"
                + " - coalesce((select sum(p.amount_minor) from campaign.ledger_posting p where p.debit_account = a.id), 0) from campaign.ledger_account a where a.kind = ? and a.owner_id = ?",
                kind, shop.partner);
    }

    /** Sale by sale, for whoever looks for what is wrong. */
    private String compared(Shopfloor shop) {
        StringBuilder told = new StringBuilder("expected " + books.balances(LocalDate.MAX));
        books.deals.forEach(deal -> told.append("\n").append(deal));
        books.sales.values().stream().filter(Sale::exists).forEach(sale -> told.append("\n").append(sale).append(": ").append(shop.text(
                "select amount_minor || ' ' || payable_minor || ' ' || state || ' ' || coalesce(rate_text, '') || ' parts ' || parts from campaign.commission where subject_id = ?", id(shop, sale))));
        return told.toString();
    }

    /** On any day, also one of a closed month, and by each account. */
    private void trial(LocalDate day) {
        for (Shopfloor shop : shops) {
            TrialBalance told = shop.tx(() -> shop.part(Ledger.class).trialBalance(day, null, shop.advertiser));
            Map<String, Long> theirs = new HashMap<>();
            told.rows().forEach(row -> theirs.merge((row.owner().equals(referrers.get(shop)) ? "referrer " : "") + row.kind(), row.balance().minor(), Long::sum));
            theirs.values().removeIf(sum -> sum == 0);
            assertThat(theirs).as("%s: trial balance of %s", which, day).isEqualTo(books.balances(day));
            assertThat(told.balanced()).isTrue();
            told.totals().forEach(total -> assertThat(total.debits()).isEqualTo(total.credits()));
        }
    }

    /** @param time what the town's calendar says: nobody is paid before a month that is closed has passed */
    void end(Instant time) {
        now = time.plus(Duration.ofDays(70));
        shops.forEach(shop -> shop.now = now);
        for (Sale sale : books.sales.values()) {
            if (sale.undecided()) {
                finish(sale, "approved");
            }
        }
        balanced();
        pay(today(), 0);
        balanced();
        assertThat(books.balance("partner-payable")).as("%s: what is due is paid, unless it is less than the threshold", which).isLessThan(100L);
        closed.stream().filter(day -> acts > SHORT || random.nextInt(10) == 0).forEach(this::trial);
        trial(today().minusDays(random.nextInt(200)));
        splits();
        books.sales.values().stream().filter(Sale::alive).forEach(sale -> finish(sale, "rejected"));
        balanced();
        assertThat(books.balance("partner-pending")).isZero();
        trial(today());
    }

    private void finish(Sale sale, String status) {
        told("at the end " + status, shop -> {
            shop.actAs("fritz", Role.FINANCE);
            quietly(() -> shop.decide(id(shop, sale), ConversionStatus.valueOf(status.toUpperCase(Locale.ROOT)), "the end"));
        });
        sale.decided(status);
        books.moved(today());
    }

    private void splits() {
        for (Shopfloor shop : shops) {
            assertThat(shop.number("select count(*) from campaign.commission c where c.partner_id = ? and c.amount_minor <> (select coalesce(sum(case when p.debit_kind = 'commission-cost'"
                    + " then p.amount_minor when p.credit_kind = 'commission-cost' then -p.amount_minor else 0 end), 0) from campaign.pub_posting p where p.subject_id = c.subject_id)", shop.partner))
                    .as("%s: each commission is the sum of its postings", which).isZero();
            assertThat(shop.number("select count(*) from campaign.commission c where c.partner_id = ? and c.parts > 0 and (c.amount_minor <> (select sum(p.amount_minor) from campaign.commission_part p"
                    + " where p.subject_id = c.subject_id) or c.payable_minor <> (select sum(p.payable_minor) from campaign.commission_part p where p.subject_id = c.subject_id))", shop.partner))
                    .as("%s: splits add up", which).isZero();
        }
    }

    // ---- means

    private void told(String what, Consumer<Shopfloor> act) {
        last = what + about;
        count(what);
        shops.forEach(act);
        if (echo != null) {
            quietly(() -> act.accept(echo));
        }
        shops.forEach(Shopfloor::asSystem);
    }

    private void count(String what) {
        done.merge(what, 1, Integer::sum);
    }

    private static void quietly(Runnable act) {
        try {
            act.run();
        } catch (Refusal no) {
            assertThat(no.code()).isNotBlank();
        }
    }

    private static String code(Supplier<?> act) {
        try {
            act.get();
            return null;
        } catch (Refusal no) {
            return no.code();
        }
    }

    private static <T> T by(Shopfloor shop, String who, Supplier<T> work) {
        shop.actAs(who, Role.FINANCE, Role.APPROVER);
        try {
            return shop.tx(work);
        } finally {
            shop.asSystem();
        }
    }

    private void furnish(Shopfloor shop) {
        UUID referrer = Ids.next();
        referrers.put(shop, referrer);
        shop.now = now;
        shop.policy(p -> new ValidationPolicy(Matching.APPLY, null, BigDecimal.ZERO, BigDecimal.ZERO, Differing.LIST, 0, Missing.ON_HOLD, null, null, null, null));
        shop.agreed = args -> args.length == 1 ? agreements.get(shop).stream().filter(paper -> paper.id().equals(args[0])).findFirst().orElseThrow()
                : agreements.get(shop).stream().filter(paper -> !paper.effectiveFrom().isAfter((Instant) args[2])).reduce((one, two) -> two).orElse(null);
        shop.run("insert into campaign.partner (id, version, name, partner_type, currency, status, created_at) values (?, 0, 'Friend', 'affiliate', 'EUR', 'active', ?)", referrer, now);
        shop.join(List.of(new AdjustmentDesk(), new LedgerDesk()));
        Payee payee = by(shop, "fritz", () -> shop.part(Payees.class).amend(shop.partner, null, new PayeeDraft("Blog", "Rynek 1", "31-042", "Berlin", "DE", null, "12/345/67890",
                VatTreatment.SMALL_BUSINESS, Invoicing.SELF_BILLING, LocalDate.of(2026, 1, 1), new TaxForm("tax-certificate", "A-17", LocalDate.of(2026, 1, 2),
                LocalDate.of(2999, 12, 31)), PayoutSchedule.EVERY_RUN, List.of(), new BankDraft(PayoutMethod.SEPA, "Blog", "NL91ABNA0417164300", null))));
        by(shop, "anna", () -> shop.part(Payees.class).decideBank(shop.partner, payee.waiting().id(), true));
    }

    /** One for all shops of a database. */
    static void payer(Shopfloor shop) {
        by(shop, "fritz", () -> shop.part(Payers.class).amend(null, new Payer(0L, "Plumb GmbH", "Hafen 1", "20457", "Hamburg", "DE", "DE136695976", new BigDecimal("19"), "UTC",
                "DE89370400440532013000", "COBADEFFXXX", "en", List.of(Money.of("1.00", "EUR")))));
    }

    private static UUID id(Shopfloor shop, Sale sale) {
        return shop.tx(() -> shop.book.known(shop.advertiser, shop.sale.id(), "transaction:" + sale.name).orElseThrow()).id();
    }

    private static BigDecimal percent(int hundredths) {
        return BigDecimal.valueOf(hundredths, 2);
    }

    private static Price price(int cents) {
        return new Price(BigDecimal.valueOf(cents, 2), "EUR");
    }

    private static String text(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
