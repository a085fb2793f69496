package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.BankDraft;
import io.plumbline.campaign.api.Invoicing;
import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.PayeeDraft;
import io.plumbline.campaign.api.Payees;
import io.plumbline.campaign.api.Payer;
import io.plumbline.campaign.api.Payers;
import io.plumbline.campaign.api.PayoutMethod;
import io.plumbline.campaign.api.PayoutSchedule;
import io.plumbline.campaign.api.TaxForm;
import io.plumbline.campaign.api.VatTreatment;
import io.plumbline.campaign.ledger.AdjustmentDesk;
import io.plumbline.campaign.ledger.LedgerDesk;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.ValidationPolicy;
import io.plumbline.tracking.api.ValidationPolicy.Differing;
import io.plumbline.tracking.api.ValidationPolicy.Matching;
import io.plumbline.tracking.api.ValidationPolicy.Missing;
import io.plumbline.tracking.conversion.PlainBooks.Sale;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;

/** Where a money story happens: a shop or two, what is known of them without the product, and how they are told. */
final class MoneyWorld {

    final String which;
    final Random random;
    final List<Shopfloor> shops;
    /** Is told everything twice, or null. */
    final Shopfloor echo;
    final Map<Shopfloor, UUID> referrers = new HashMap<>();
    final PlainBooks books = new PlainBooks(this::count);
    final Map<Shopfloor, List<Agreement>> agreements = new HashMap<>();
    final List<LocalDate> closed = new ArrayList<>();
    private final Map<String, Integer> done;
    Instant now;
    int names;
    String last = "";
    String about = "";

    /** @param thorough whether two shops live it. @param done counts what happened */
    MoneyWorld(SessionFactory sessions, long seed, boolean thorough, Map<String, Integer> done) {
        this.done = done;
        which = "seed " + seed;
        random = new Random(seed);
        shops = thorough ? List.of(new Shopfloor(sessions), new Shopfloor(sessions)) : List.of(new Shopfloor(sessions));
        echo = shops.size() == 2 ? shops.get(1) : seed % 2 == 0 ? shops.get(0) : null;
    }

    void open(Instant begin) {
        now = begin;
        shops.forEach(this::furnish);
    }

    void turnTo(Instant time) {
        now = time;
        shops.forEach(shop -> shop.now = now);
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    void told(String what, Consumer<Shopfloor> act) {
        last = what + about;
        count(what);
        shops.forEach(act);
        if (echo != null) {
            quietly(() -> act.accept(echo));
        }
        shops.forEach(Shopfloor::asSystem);
    }

    void count(String what) {
        done.merge(what, 1, Integer::sum);
    }

    static void quietly(Runnable act) {
        try {
            act.run();
        } catch (Refusal no) {
            assertThat(no.code()).isNotBlank();
        }
    }

    static String code(Supplier<?> act) {
        try {
            act.get();
            return null;
        } catch (Refusal no) {
            return no.code();
        }
    }

    static <T> T by(Shopfloor shop, String who, Supplier<T> work) {
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

    static UUID id(Shopfloor shop, Sale sale) {
        return shop.tx(() -> shop.book.known(shop.advertiser, shop.sale.id(), "transaction:" + sale.name).orElseThrow()).id();
    }

    static String text(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
