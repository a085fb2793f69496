package io.plumbline.campaign.payout;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.Silent;
import io.plumbline.campaign.api.BankDraft;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.campaign.api.Invoicing;
import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.PayeeDraft;
import io.plumbline.campaign.api.Payees;
import io.plumbline.campaign.api.Payer;
import io.plumbline.campaign.api.PaymentFile;
import io.plumbline.campaign.api.PaymentOutcome;
import io.plumbline.campaign.api.PayoutMethod;
import io.plumbline.campaign.api.PayoutOrder;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.campaign.api.PayoutRun.Planned;
import io.plumbline.campaign.api.PayoutSchedule;
import io.plumbline.campaign.api.Statements;
import io.plumbline.campaign.api.TaxForm;
import io.plumbline.campaign.api.VatTreatment;
import io.plumbline.campaign.ledger.AccountKind;
import io.plumbline.campaign.ledger.Books;
import io.plumbline.campaign.ledger.LedgerRoom;
import io.plumbline.campaign.ledger.Transfer;
import io.plumbline.campaign.ledger.Transfer.Side;
import io.plumbline.campaign.payee.AccountSeal;
import io.plumbline.campaign.payee.PayeeRoom;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.shared.Role;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.SessionFactory;

/** Two advertisers and a partner on a real database, with a payer in Germany; people prepare, approve and confirm. */
final class Till {

    static final LocalDate END = LocalDate.of(2026, 3, 31);
    static final Instant NOON = Instant.parse("2026-04-10T12:00:00Z");

    /** A dollar is 0.915 euro on every day; nobody knows of pounds. */
    static final FxRates RATES = (FxRates) Proxy.newProxyInstance(FxRates.class.getClassLoader(), new Class<?>[] {FxRates.class},
            (proxy, asked, args) -> List.of("USD", "EUR").equals(List.of(args[1], args[2])) ? Optional.of(new BigDecimal("0.915")) : Optional.empty());

    private static final Map<Database, SessionFactory> OPEN = new ConcurrentHashMap<>();

    final SessionFactory sessions;
    final UUID advertiser = Ids.next();
    final UUID other = Ids.next();
    final UUID partner = Ids.next();

    Till(Database database) {
        sessions = OPEN.computeIfAbsent(database, d -> {
            List<Class<?>> entities = new ArrayList<>(List.of(RunEntity.class, StatementEntity.class, FileEntity.class, RequestEntity.class, InvoiceFileEntity.class));
            entities.addAll(LedgerRoom.entities());
            entities.addAll(PayeeRoom.entities());
            return d.with(entities.toArray(Class[]::new));
        });
        tx(em -> {
            for (UUID id : List.of(advertiser, other)) {
                em.createNativeQuery("""
                        insert into campaign.advertiser (id, version, name, currency, time_zone, home_url, domains, demo, created_at)
                        values (:id, 0, 'Shop', 'EUR', 'UTC', 'https://shop.example', '[]', false, :now)""").setParameter("id", id).setParameter("now", NOON).executeUpdate();
            }
            em.createNativeQuery("""
                    insert into campaign.partner (id, version, name, partner_type, currency, status, created_at)
                    values (:id, 0, 'Żółty Blog', 'affiliate', 'EUR', 'active', :now)""").setParameter("id", partner).setParameter("now", NOON).executeUpdate();
            return PayeeRoom.payers(em, clock(), as("fritz", Role.FINANCE)).amend(null, payer());
        });
    }

    static Payer payer() {
        return new Payer(0L, "Plumb & Söhne GmbH", "Hafenstraße 1", "20457", "Hamburg", "DE", "DE136695976", new BigDecimal("19"), "Europe/Berlin", "DE89370400440532013000",
                "COBADEFFXXX", "en", List.of(Money.of("1.00", "EUR")));
    }

    static PayeeDraft complete() {
        return new PayeeDraft("Żółty Blog sp. z o.o.", "Rynek 1", "31-042", "Kraków", "DE", "DE136695976", null, VatTreatment.DOMESTIC, Invoicing.SELF_BILLING,
                LocalDate.of(2026, 1, 1), new TaxForm("tax-certificate", "A-17", LocalDate.of(2026, 1, 2), LocalDate.of(2026, 12, 31)), PayoutSchedule.EVERY_RUN, List.of(),
                new BankDraft(PayoutMethod.SEPA, "Żółty Blog", "NL91ABNA0417164300", null));
    }

    /** All that paying asks for: tax papers, an account named by one and agreed by another. */
    Payee ready(UnaryOperator<PayeeDraft> but) {
        Payee payee = payees("fritz", desk -> desk.amend(partner, null, but.apply(complete())));
        return payee.waiting() == null ? payee : payees("anna", desk -> desk.decideBank(partner, payee.waiting().id(), true));
    }

    Payee ready() {
        return ready(same -> same);
    }

    <T> T tx(Function<EntityManager, T> work) {
        return Database.inTransaction(sessions, work);
    }

    <T> T payees(String who, Function<Payees, T> work) {
        return tx(em -> work.apply(PayeeRoom.payees(em, clock(), as(who, Role.FINANCE, Role.APPROVER))));
    }

    <T> T payouts(String who, Function<PayoutDesk, T> work) {
        return tx(em -> work.apply(payouts(em, who)));
    }

    static PayoutDesk payouts(EntityManager em, String who) {
        return payouts(em, who, PayeeRoom.SEAL);
    }

    static PayoutDesk payouts(EntityManager em, String who, AccountSeal seal) {
        return new PayoutDesk(em, clock(), as(who, Role.FINANCE, Role.APPROVER), new Silent(), seal, RATES);
    }

    <T> T statements(Function<StatementDesk, T> work) {
        return statements(clock(), work);
    }

    /** The same on another day. */
    <T> T statements(Clock at, Function<StatementDesk, T> work) {
        return tx(em -> work.apply(new StatementDesk(em, at, as("fritz", Role.FINANCE), new Silent())));
    }

    PayoutRun prepare() {
        return payouts("fritz", desk -> desk.prepare(new PayoutOrder(END, null, null, null)));
    }

    PayoutRun approve(PayoutRun run) {
        return payouts("anna", desk -> desk.approve(run.id()));
    }

    PayoutRun paid() {
        return approve(prepare());
    }

    List<Planned> mine(PayoutRun run) {
        return run.statements().stream().filter(s -> s.partnerId().equals(partner)).toList();
    }

    List<PayoutRun.Carried> left(PayoutRun run) {
        return run.carried().stream().filter(c -> c.partnerId().equals(partner)).toList();
    }

    /** A result that is owed. @return what it is about */
    UUID earn(long minor) {
        return earn(advertiser, minor, LocalDate.of(2026, 3, 10), null);
    }

    UUID earn(UUID whose, long minor, LocalDate day, LocalDate dueOn) {
        UUID subject = Ids.next();
        if (dueOn != null) {
            tx(em -> em.createNativeQuery("""
                    insert into campaign.commission (subject_id, version, subject_type, advertiser_id, campaign_id, partner_id, units, amount_minor, payable_minor, state, repriced,
                      considered, at, due_on) values (:subject, 0, 'conversion', :advertiser, :campaign, :partner, 1, :minor, :minor, 'payable', 0, '[]', :at, :due)""")
                    .setParameter("subject", subject).setParameter("advertiser", whose).setParameter("campaign", Ids.next()).setParameter("partner", partner)
                    .setParameter("minor", minor).setParameter("at", NOON).setParameter("due", dueOn).executeUpdate());
        }
        post(whose, subject, minor, day);
        return subject;
    }

    /** A result that is owed since long after it happened. */
    UUID happened(long minor, Instant at, LocalDate accounted) {
        UUID subject = earn(advertiser, minor, accounted, accounted);
        tx(em -> em.createNativeQuery("update campaign.commission set at = :at where subject_id = :subject").setParameter("at", at).setParameter("subject", subject).executeUpdate());
        return subject;
    }

    void post(UUID whose, UUID subject, long minor, LocalDate day) {
        tx(em -> post(em, whose, subject, minor, day));
    }

    /** Owed in dollars. */
    void earnDollars(UUID whose, long minor) {
        tx(em -> post(em, whose, Ids.next(), minor, LocalDate.of(2026, 3, 10), "USD"));
    }

    boolean post(EntityManager em, UUID whose, UUID subject, long minor, LocalDate day) {
        return post(em, whose, subject, minor, day, "EUR");
    }

    private boolean post(EntityManager em, UUID whose, UUID subject, long minor, LocalDate day, String currency) {
        return new Books(em, NOON, "test").transfer(new Transfer(Ids.next(), "test:" + Ids.next(), whose, new Side(AccountKind.COMMISSION_COST, whose),
                new Side(AccountKind.PARTNER_PAYABLE, partner), minor, currency, day, "", "conversion", subject));
    }

    /** In minor units, credits minus debits. */
    long balance(AccountKind kind) {
        return tx(em -> ((Number) em.createNativeQuery("""
                select coalesce(sum(case when c.kind = :kind then p.amount_minor else 0 end), 0) - coalesce(sum(case when d.kind = :kind then p.amount_minor else 0 end), 0)
                from campaign.ledger_posting p join campaign.ledger_account d on d.id = p.debit_account join campaign.ledger_account c on c.id = p.credit_account
                where d.owner_id = :partner and d.kind = :kind or c.owner_id = :partner and c.kind = :kind""").setParameter("kind", kind.key()).setParameter("partner", partner)
                .getSingleResult()).longValue());
    }

    static Clock clock() {
        return Clock.fixed(NOON, ZoneOffset.UTC);
    }

    static Authority as(String who, Role... roles) {
        Authority authority = new Authority();
        authority.actAs(new Caller(who, Set.of(roles), null, null));
        return authority;
    }

    List<String> confirm(PayoutRun run, PaymentOutcome outcome) {
        return payouts("fritz", desk -> desk.confirm(run.id(), List.of(outcome))).stream().map(PaymentOutcome.Receipt::outcome).toList();
    }

    List<PaymentFile> orders(PayoutRun run) {
        return payouts("fritz", desk -> desk.order(run.id()));
    }

    byte[] file(PayoutRun run) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        payouts("fritz", desk -> desk.file(run.id(), run.files().get(0).id(), bytes));
        return bytes.toByteArray();
    }

    byte[] written(UUID statement, Statements.Form form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        statements(desk -> {
            desk.write(statement, form, bytes);
            return null;
        });
        return bytes.toByteArray();
    }

    static PayeeDraft with(PayeeDraft d, VatTreatment treatment, TaxForm form, PayoutSchedule schedule, List<Money> thresholds) {
        return new PayeeDraft(d.legalName(), d.street(), d.postalCode(), d.city(), d.country(), d.vatId(), d.taxNumber(), treatment, d.invoicing(), d.selfBillingAgreedOn(), form,
                schedule, thresholds, d.bank());
    }
}
