package io.plumbline.campaign.payout;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.campaign.api.PaymentFile;
import io.plumbline.campaign.api.PaymentOutcome;
import io.plumbline.campaign.api.PayoutOrder;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.campaign.api.PayoutRun.Planned;
import io.plumbline.campaign.api.Payouts;
import io.plumbline.campaign.payee.AccountSeal;
import io.plumbline.campaign.payee.MoneyAccess;
import io.plumbline.campaign.payee.PayeeBook;
import io.plumbline.campaign.payout.Composition.Plan;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.OnePerson;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

@Stateless
public class PayoutDesk implements Payouts {

    static final String WHAT = "payout";

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;
    @Inject
    private FxRates rates;
    @Inject
    private AccountSeal seal;

    public PayoutDesk() {
        // for the container
    }

    PayoutDesk(EntityManager em, Clock clock, Authority authority, AuditTrail audit, AccountSeal seal, FxRates rates) {
        this.em = em;
        this.clock = clock;
        this.authority = authority;
        this.audit = audit;
        this.rates = rates;
        this.seal = seal;
    }

    @Override
    public PayoutRun prepare(PayoutOrder order) {
        MoneyAccess.requireStaff(authority, Role.FINANCE);
        RunEntity run = new RunEntity(sound(order));
        Composition composition = composer().compose(run.scope());
        run.prepared(composition.digest(), authority.caller().name(), clock.instant());
        em.persist(run);
        return noted("prepare", preview(run, composition));
    }

    @Override
    public PayoutRun get(UUID id) {
        MoneyAccess.requireStaff(authority);
        return shown(Versions.get(em, RunEntity.class, WHAT, id));
    }

    @Override
    public Page<PayoutRun> list(PageRequest page) {
        MoneyAccess.requireStaff(authority);
        return Listing.of(em, RunEntity.class).page(page, RunEntity::id,
                runs -> runs.stream().map(run -> run.record(false, run.isDraft() ? List.of() : totals(run.id()), List.of(), List.of(), List.of())).toList());
    }

    @Override
    public PayoutRun renew(UUID id) {
        MoneyAccess.requireStaff(authority, Role.FINANCE);
        RunEntity run = Versions.forChange(em, RunEntity.class, WHAT, id);
        Composition composition = composer().compose(run.scope());
        run.prepared(composition.digest(), authority.caller().name(), clock.instant());
        return noted("renew", preview(run, composition));
    }

    @Override
    public PayoutRun approve(UUID id) {
        MoneyAccess.requireStaff(authority, Role.APPROVER, Role.FINANCE);
        RunEntity run = Versions.forChange(em, RunEntity.class, WHAT, id);
        run.mayApprove(new OnePerson(em).named(authority.caller().name(), run.preparedBy()));
        StatementBook book = book();
        long lastNumber = book.lockNumbers();
        Composition composition = composer().compose(run.scope());
        requireUnchanged(composition);
        run.approved(composition, authority.caller().name(), clock.instant());
        book.issue(run, composition, lastNumber);
        orders().order(id, book.of(id), book.now(), book.today());
        return noted("approve", shown(run));
    }

    @Override
    public PayoutRun cancel(UUID id, String reason) {
        MoneyAccess.requireStaff(authority, Role.FINANCE, Role.APPROVER);
        new Check().optionalText("reason", reason, 500).done();
        RunEntity run = Versions.forChange(em, RunEntity.class, WHAT, id);
        run.cancelled(authority.caller().name(), clock.instant(), reason);
        return noted("cancel", shown(run));
    }

    @Override
    public List<PaymentFile> order(UUID id) {
        MoneyAccess.requireStaff(authority, Role.FINANCE);
        RunEntity run = locked(id);
        StatementBook book = book();
        List<PaymentFile> files = orders().order(id, book.of(id), book.now(), book.today());
        audit.note("order", WHAT, id, run.periodEnd().toString(), null, null, files);
        return files;
    }

    @Override
    public String file(UUID id, UUID fileId, OutputStream to) {
        MoneyAccess.requireStaff(authority, Role.FINANCE);
        FileEntity file = em.find(FileEntity.class, fileId);
        if (file == null || !file.runId().equals(id)) {
            throw new NotFound("payment-file", fileId);
        }
        audit.note("download", "payment-file", fileId, file.name(), null, null, file.record());
        try {
            to.write(orders().write(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return file.name();
    }

    @Override
    public List<PaymentOutcome.Receipt> confirm(UUID id, List<PaymentOutcome> outcomes) {
        MoneyAccess.requireStaff(authority, Role.FINANCE);
        if (outcomes == null || outcomes.isEmpty() || outcomes.size() > MOST_OUTCOMES) {
            throw new Invalid("", "outcomes-required", "Send 1 to " + MOST_OUTCOMES + " outcomes.");
        }
        RunEntity run = locked(id);
        StatementBook book = book();
        Settling settling = new Settling(em, book, id, authority.caller().name(), rates);
        List<PaymentOutcome.Receipt> receipts = Check.whole("outcomes", outcomes).stream().map(settling::record).toList();
        em.flush();
        run.settled(settling.isAllSettled());
        audit.note("confirm", WHAT, id, run.periodEnd().toString(), null, null, receipts);
        return receipts;
    }

    @Override
    public List<PaymentOutcome.Receipt> confirm(UUID id, InputStream csv) {
        MoneyAccess.requireStaff(authority, Role.FINANCE);
        return confirm(id, OutcomeFile.read(csv));
    }

    private PayoutOrder sound(PayoutOrder order) {
        LocalDate end = order.periodEnd();
        new Check().that(end != null, "periodEnd", "required", "Name the last day whose results are paid.")
                .that(end == null || !end.isAfter(today()), "periodEnd", "day-in-future", "The days to come cannot be paid yet.")
                .that(end == null || end.getYear() >= 1990, "periodEnd", "day-out-of-bounds", "Days start in 1990.")
                .call(() -> Money.digits(order.currency() == null ? "EUR" : order.currency()), "currency")
                .that(order.advertiserId() == null || isAdvertiser(order.advertiserId()), "advertiserId", "advertiser-not-found", "Choose an advertiser.")
                .optionalText("note", order.note(), 500).done();
        return order;
    }

    private boolean isAdvertiser(UUID id) {
        return !em.createNativeQuery("select name from campaign.advertiser where id = :id").setParameter("id", id).getResultList().isEmpty();
    }

    /** Payees that changed since they were read pay nobody; from here on they cannot change. */
    private void requireUnchanged(Composition composition) {
        Collection<UUID> partners = composition.plans().stream().map(Plan::partnerId).distinct().toList();
        Map<UUID, Long> versions = new PayeeBook(em).lock(partners);
        if (composition.plans().stream().anyMatch(plan -> versions.get(plan.partnerId()) != plan.payee().version())) {
            throw new Conflict("payout-changed", "A payee is being changed at this moment. Prepare it again, then approve.");
        }
    }

    private RunEntity locked(UUID id) {
        RunEntity run = Versions.forChange(em, RunEntity.class, WHAT, id);
        if (!run.isLocked()) {
            throw new Conflict("payout-not-approved", "Nothing of this payout is ordered: it is not approved.");
        }
        return run;
    }

    private PayoutRun shown(RunEntity run) {
        if (run.isDraft()) {
            return preview(run, composer().compose(run.scope()));
        }
        List<Planned> statements = book().of(run.id()).stream().map(StatementEntity::planned).toList();
        return run.record(false, totals(statements), statements, run.carried(), orders().of(run.id()));
    }

    private static PayoutRun preview(RunEntity run, Composition composition) {
        List<Planned> statements = composition.plans().stream().map(plan -> new Planned(null, null, plan.partnerId(), plan.partner(), plan.lines().size(), plan.money(plan.net()),
                plan.money(plan.vat()), plan.money(plan.returned()), plan.money(plan.total()), plan.payee().vatTreatment(), plan.payee().bank().method(), null, null)).toList();
        return run.record(!run.digest().equals(composition.digest()), totals(statements), statements, composition.carried(), List.of());
    }

    private static List<Money> totals(List<Planned> statements) {
        Map<String, Money> totals = new TreeMap<>();
        statements.forEach(s -> totals.merge(s.total().currency(), s.total(), Money::plus));
        return new ArrayList<>(totals.values());
    }

    private List<Money> totals(UUID runId) {
        return em.createQuery("select s.currency, sum(s.totalMinor) from StatementEntity s where s.runId = :run group by s.currency order by s.currency", Object[].class)
                .setParameter("run", runId).getResultStream().map(row -> new Money((Long) row[1], (String) row[0])).toList();
    }

    private PaymentOrders orders() {
        return new PaymentOrders(em, seal);
    }

    private Composer composer() {
        return new Composer(em, today());
    }

    private StatementBook book() {
        Instant now = clock.instant();
        return new StatementBook(em, now, today(), authority.caller().name());
    }

    private LocalDate today() {
        return clock.instant().atZone(new PayeeBook(em).zone()).toLocalDate();
    }

    /** Of thousands of statements the trail keeps the sums: the lines are locked anyway. */
    private PayoutRun noted(String action, PayoutRun run) {
        audit.note(action, WHAT, run.id(), run.periodEnd().toString(), null, null, Map.of("state", run.state(), "totals", run.totals(), "statements", run.statements().size(),
                "carried", run.carried().size(), "files", run.files()));
        return run;
    }
}
