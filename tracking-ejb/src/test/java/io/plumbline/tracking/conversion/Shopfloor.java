package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.CapAnswer;
import io.plumbline.campaign.api.CapGate;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.PartnerSelf;
import io.plumbline.campaign.api.PartnerSelves;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.Terms;
import io.plumbline.campaign.api.RateWhen;
import io.plumbline.campaign.ledger.CommissionDesk;
import io.plumbline.campaign.ledger.SettlementDesk;
import io.plumbline.campaign.payee.AccountSeal;
import io.plumbline.campaign.payee.PayeeDesk;
import io.plumbline.campaign.payee.PayerDesk;
import io.plumbline.campaign.payout.PayoutDesk;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.ConsentBasis;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.ConversionChanged;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.LeadReached;
import io.plumbline.tracking.api.OrderEntry;
import io.plumbline.tracking.api.Orders;
import io.plumbline.tracking.api.Receipt;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.api.ValidationPolicy;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.order.Workbench;
import io.plumbline.tracking.store.Newest;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.traffic.Verdict;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;

/** A shop whose partner earns ten percent of its sales, on real databases with the real ledger: what arrives and what is decided goes through as on the server. */
public final class Shopfloor {

    /** One for all shops: a database knows its fingerprint. */
    private static final AccountSeal SEAL = seal();

    public static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    final SessionFactory sessions;
    public final UUID advertiser = Ids.next();
    final UUID campaign = Ids.next();
    final UUID partner = Ids.next();
    final Goal sale;
    final List<Tally> counted = Collections.synchronizedList(new ArrayList<>());
    /** Stages that leads were said to have reached. */
    final List<LeadReached> news = Collections.synchronizedList(new ArrayList<>());
    /** What whoever wants to hear of changes was told. */
    final List<ConversionChanged> told = Collections.synchronizedList(new ArrayList<>());
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();
    private final ThreadLocal<List<Tally>> uncommitted = ThreadLocal.withInitial(ArrayList::new);
    private final List<Object> parts = new ArrayList<>();
    Instant now = NOON;
    List<Rate> rates = List.of(cps(null));
    /** What is agreed: asked for by (campaign, partner, time), or by id. */
    Function<Object[], Object> agreed = args -> agreement();
    Function<Claimed, Evidence> evidence = claimed -> evidence(null);
    Verdict verdict = Verdict.valid();
    CapAnswer room = new CapAnswer(null, null, List.of());
    PartnerSelf self;
    boolean fxKnown = true;
    /** What a pound is worth, or null while nobody knows. */
    public BigDecimal pound = new BigDecimal("1.2");
    private ValidationPolicy policy = ValidationPolicy.STANDARD;
    final Receiving receiving;
    final Judging judging;
    final RefundDesk refunds;
    final AtLock atLock;
    final ConversionBook book;
    final Locks locks;
    final Orders orders;
    private final Workbench workbench;

    private static AccountSeal seal() {
        try {
            Constructor<AccountSeal> made = AccountSeal.class.getDeclaredConstructor(Path.class);
            made.setAccessible(true);
            return made.newInstance(Files.createTempDirectory(Path.of("target"), "keys"));
        } catch (IOException | ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Shopfloor(Databases database) {
        this(database.open());
    }

    Shopfloor(SessionFactory sessions) {
        this(sessions, List.of());
    }

    /** @param gates stands before the one that lets everything through, or nothing */
    Shopfloor(SessionFactory sessions, List<CapGate> gates) {
        this.sessions = sessions;
        sale = new Goal(Ids.next(), 0, advertiser, "sale", "Sale", GoalKind.SALE, null, 30, 1, NOON);
        self = new PartnerSelf(partner, Set.of(), Set.of(), Set.of());
        Authority authority = new Authority() {
            private final ThreadLocal<Caller> mine = ThreadLocal.withInitial(() -> Caller.system("test"));

            @Override
            public void actAs(Caller caller) {
                mine.set(caller);
            }

            @Override
            public Caller caller() {
                return mine.get();
            }

            @Override
            public boolean has(Role... anyOf) {
                return caller().roles().contains(Role.ADMIN) || List.of(anyOf).stream().anyMatch(caller().roles()::contains);
            }
        };
        parts.add(authority);
        parts.add(new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
        parts.add(proxy(EntityManager.class, (method, args) -> null));
        parts.add(event());
        parts.add(SEAL);
        parts.add(only(AuditTrail.class, "note", args -> null));
        parts.add(only(Advertisers.class, "find|get", args -> method(new Advertiser(advertiser, 0, "Shop", "EUR", "UTC", "https://shop.example", List.of(), null, false, NOON))));
        parts.add(only(Terms.class, "inForce|agreed", args -> agreed.apply(args)));
        parts.add(only(FxRates.class, "rate", args -> args[1].equals(args[2]) ? Optional.of(BigDecimal.ONE) : args[1].equals("GBP") ? Optional.ofNullable(pound)
                : fxKnown ? Optional.of(new BigDecimal("0.5")) : Optional.empty()));
        parts.add(only(PartnerSelves.class, "of", args -> self));
        parts.addAll(gates);
        parts.add(open());
        parts.add(new EvidenceLadder() {
            @Override
            Evidence climb(Claimed claimed) {
                return evidence.apply(claimed);
            }
        });
        parts.add(new ConversionRules() {
            @Override
            Verdict judge(Claimed claimed, Evidence evidence) {
                return verdict;
            }
        });
        parts.add(new ValidationBook() {
            @Override
            public ValidationPolicy of(UUID advertiserId) {
                return policy;
            }
        });
        for (Object part : List.of(new Sql(), new Newest(), new SettlementDesk(), new CommissionDesk(), new Persons(), new ConversionBook(), new Touches(), new Renewals(), new Locks(), new Checks(), new Booking(), new Unpaid(), new Deciding(), new Restating(), new Recording(),
                new Refunds(), new RefundStep(), new RefundDesk(), new Receiving(), new Bench(), new Judging(), new OrderRuling(), new AtLockStep(), new AtLock(), new LatePricingStep(), new LatePricing(), new PayeeDesk(), new PayerDesk(), new PayoutDesk())) {
            parts.add(part);
        }
        workbench = new Workbench();
        parts.addAll(workbench.parts());
        parts.forEach(this::wire);
        receiving = part(Receiving.class);
        judging = part(Judging.class);
        refunds = part(RefundDesk.class);
        atLock = part(AtLock.class);
        book = part(ConversionBook.class);
        locks = part(Locks.class);
        orders = workbench.orders();
        plan();
    }

    /** A gate that lets everything through, or what {@code room} says. */
    private CapGate open() {
        CapGate results = only(CapGate.class, "reserve|pay|lock|settle|release", args -> room);
        return (CapGate) Proxy.newProxyInstance(CapGate.class.getClassLoader(), new Class<?>[] {CapGate.class}, (proxy, called, args) ->
                called.getName().equals("lockPayout") ? Set.of() : called.invoke(results, args));
    }

    /** Further parts of the house, wired with those that are there. */
    void join(List<?> more) {
        parts.addAll(more);
        parts.forEach(this::wire);
    }

    void policy(Function<ValidationPolicy, ValidationPolicy> change) {
        policy = change.apply(ValidationPolicy.STANDARD).complete();
    }

    ValidationPolicy policy() {
        return policy;
    }

    void as(Role... roles) {
        actAs("somebody", roles);
    }

    void actAs(String name, Role... roles) {
        part(Authority.class).actAs(new Caller(name, Set.of(roles), null, null));
    }

    void asSystem() {
        part(Authority.class).actAs(Caller.system("test"));
    }

    private void plan() {
        tx(() -> {
            EntityManager em = current.get();
            em.createNativeQuery("insert into campaign.advertiser (id, version, name, currency, time_zone, home_url, domains, demo, created_at)"
                    + " values (:id, 0, 'Shop', 'EUR', 'UTC', 'https://shop.example', '[]', false, :now)").setParameter("id", advertiser).setParameter("now", NOON).executeUpdate();
            em.createNativeQuery("insert into campaign.campaign (id, version, advertiser_id, name, objective, channel, starts_on, targets, status, created_at)"
                    + " values (:id, 0, :advertiser, 'Spring', 'sales', 'affiliate', date '2026-01-01', '[]', 'active', :now)").setParameter("id", campaign)
                    .setParameter("advertiser", advertiser).setParameter("now", NOON).executeUpdate();
            return em.createNativeQuery("insert into campaign.partner (id, version, name, partner_type, currency, status, created_at) values (:id, 0, 'Blog', 'affiliate', 'EUR', 'active', :now)")
                    .setParameter("id", partner).setParameter("now", NOON).executeUpdate();
        });
    }

    static Rate cps(Boolean newCustomer) {
        return new Rate(Pricing.CPS, null, null, BigDecimal.TEN, List.of(), null, newCustomer == null ? null : new RateWhen(List.of(), List.of(), newCustomer));
    }

    private final UUID agreementId = Ids.next();

    private Object agreement() {
        return rates.isEmpty() ? null : new Agreement(agreementId, 0, advertiser, campaign, partner, Instant.EPOCH, null, rates, 30, List.of(), Instant.EPOCH, null, null, null);
    }

    UUID agreementId() {
        return agreementId;
    }

    Evidence evidence(String refusal) {
        return evidence(refusal, NOON.minus(Duration.ofDays(1)));
    }

    Evidence evidence(String refusal, Instant touchedAt) {
        Touched touched = new Touched(Ids.next(), "click", touchedAt, advertiser, campaign, partner, null, null, "valid", null, Ids.next(), null, "affiliate",
                null, null, null, null, Collections.nCopies(10, null), "DE", "mobile", null, null);
        return new Evidence("click-id", touched, refusal, "A test says so.", List.of());
    }

    /** A report of this sale by a back end; what is null is not said. */
    Claimed report(String transaction, String amount, String status, ConversionReport.More more) {
        return report(Door.REST, transaction, amount, "EUR", status, null, more);
    }

    Claimed report(Door door, String transaction, String amount, String currency, String status, String customer, ConversionReport.More more) {
        ConversionReport report = new ConversionReport(door, "sale", advertiser, null, null, null, customer, null, transaction, amount, currency, now, status, null, null, null, null, null)
                .saying(more == null ? ConversionReport.More.NOTHING : more);
        return new Claimed(report, (Advertiser) method(new Advertiser(advertiser, 0, "Shop", "EUR", "UTC", "https://shop.example", List.of(), null, false, NOON)).orElseThrow(), sale, null, false,
                false, amount == null ? Money.zero(currency) : Money.of(amount, currency), amount != null, now, StatusWord.read(status), null, List.of(),
                PartsText.read(report, amount == null ? Money.zero(currency) : Money.of(amount, currency), amount != null, List.of()),
                new ConsentDecision(ConsentBasis.SERVER, null, true, true, false, true, true, ConsentDecision.Address.TRUNCATED, false, null, null));
    }

    Receipt receive(Claimed claimed) {
        return counting(counts -> receiving.receive(claimed, now, counts));
    }

    Receipt sold(String transaction, String amount) {
        return receive(report(transaction, amount, null, null));
    }

    Receipt refunded(String transaction, String amount, String refundId) {
        return receive(report(transaction, amount, "refunded", new ConversionReport.More(refundId, null, null)));
    }

    Entry decide(UUID id, ConversionStatus status, String reason) {
        return decide(id, null, new ConversionDecision(status, reason, null, null));
    }

    Entry decide(UUID id, Long version, ConversionDecision decision) {
        return counting(counts -> judging.decide(id, version, decision, now, counts));
    }

    List<Orders.Placed> order(OrderEntry... entries) {
        return tx(() -> orders.put(List.of(entries)));
    }

    OrderEntry orderOf(String id, String amount, OrderEntry.Status status, String refund, Instant updated) {
        return new OrderEntry(advertiser, id, NOON, Money.of(amount, "EUR"), status, Money.of(refund, "EUR"), null, null, null, updated, null);
    }

    int sweep() {
        return tx(refunds::sweep) + tx(() -> workbench.sweep(now));
    }

    Entry entry(UUID id) {
        return tx(() -> book.get(id).orElseThrow());
    }

    long number(String sql, Object... args) {
        return tx(() -> part(Sql.class).one(sql, row -> row.getLong(1), args).orElse(0L));
    }

    String text(String sql, Object... args) {
        return tx(() -> part(Sql.class).one(sql, row -> row.getString(1), args).orElse(null));
    }

    void run(String sql, Object... args) {
        tx(() -> part(Sql.class).update(sql, args));
    }

    /** Minor units owed to the partner on accounts of this kind. */
    long balance(String kind) {
        return number("select coalesce(sum(case when credit_kind = '" + kind + "' then amount_minor else 0 end) - sum(case when debit_kind = '" + kind
                + "' then amount_minor else 0 end), 0) from campaign.pub_posting where (credit_owner = ? or debit_owner = ?)", partner, partner);
    }

    <T> T counting(Function<Counts, T> work) {
        return tx(() -> {
            Counts counts = new Counts();
            T done = work.apply(counts);
            counts.tell(this.<Event<Counted>>event());
            return done;
        });
    }

    <T> T tx(Supplier<T> work) {
        if (current.get() != null) {
            return work.get();
        }
        try {
            T done = sessions.fromTransaction(session -> {
                current.set(session);
                return work.get();
            });
            counted.addAll(uncommitted.get());
            return done;
        } finally {
            uncommitted.remove();
            current.remove();
        }
    }

    @SuppressWarnings("unchecked")
    private <E> E event() {
        return (E) only(Event.class, "fire", args -> {
            if (args[0] instanceof Counted told) {
                uncommitted.get().addAll(told.tallies());
            } else if (args[0] instanceof LeadReached reached) {
                news.add(reached);
            } else if (args[0] instanceof ConversionChanged change) {
                told.add(change);
            }
            return null;
        });
    }

    private static Optional<Object> method(Object value) {
        return Optional.ofNullable(value);
    }

    @SuppressWarnings("unchecked")
    <T> T part(Class<T> type) {
        return (T) parts.stream().filter(type::isInstance).findFirst().orElseThrow();
    }

    /** Fills every injected field that one of the parts fits. */
    private void wire(Object desk) {
        for (Class<?> type = desk.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                parts.stream().filter(part -> !Modifier.isStatic(field.getModifiers()) && field.isAnnotationPresent(jakarta.inject.Inject.class) && field.getType().isInstance(part))
                        .findFirst().ifPresent(part -> set(field, desk, part));
            }
        }
    }

    private static void set(Field field, Object desk, Object part) {
        try {
            field.setAccessible(true);
            field.set(desk, part);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private interface Call {
        Object answer(String method, Object[] args);
    }

    @SuppressWarnings("unchecked")
    private <T> T proxy(Class<T> type, Call otherwise) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, args) -> {
            try {
                return called.invoke(current.get(), args);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        });
    }

    /** Stands for a boundary of which a test needs these methods; an answer in an Optional is taken out of it where the method answers none. */
    @SuppressWarnings("unchecked")
    static <T> T only(Class<T> type, String methods, Function<Object[], Object> answer) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, args) -> {
            if (!List.of(methods.split("\\|")).contains(called.getName())) {
                throw new UnsupportedOperationException(called.toString());
            }
            Object given = answer.apply(args);
            boolean wrapped = called.getReturnType() == Optional.class;
            return called.getReturnType() == void.class ? null : wrapped && !(given instanceof Optional) ? Optional.ofNullable(given)
                    : !wrapped && given instanceof Optional<?> value ? value.orElse(null) : given;
        });
    }
}
