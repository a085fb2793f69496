package io.plumbline.campaign.payout;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.BankReport;
import io.plumbline.campaign.api.BankReport.Outcome;
import io.plumbline.campaign.api.BankReports;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.campaign.api.PaymentOutcome;
import io.plumbline.campaign.payee.MoneyAccess;
import io.plumbline.campaign.payee.PayeeBook;
import io.plumbline.campaign.payout.BankReportFile.Word;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

@Stateless
public class BankReportDesk implements BankReports {

    private static final String WHAT = "bank-report";

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

    public BankReportDesk() {
        // for the container
    }

    BankReportDesk(EntityManager em, Clock clock, Authority authority, AuditTrail audit, FxRates rates) {
        this.em = em;
        this.clock = clock;
        this.authority = authority;
        this.audit = audit;
        this.rates = rates;
    }

    /** A payment that the bank spoke of. */
    private record Told(String number, UUID runId, Money total, Word word) {
    }

    @Override
    public BankReport read(InputStream xml) {
        MoneyAccess.requireStaff(authority, Role.FINANCE);
        BankReportFile file = BankReportFile.read(xml);
        List<Outcome> outcomes = new ArrayList<>();
        Map<UUID, List<Told>> byRun = new TreeMap<>();
        int passed = file.passed();
        for (Word word : file.words()) {
            List<Told> meant = word.endToEndId() != null ? payment(word) : file(word);
            meant.forEach(told -> byRun.computeIfAbsent(told.runId(), run -> new ArrayList<>()).add(told));
            if (meant.isEmpty() && file.kind().equals("pain.002")) {
                outcomes.add(unknown(word));
            } else if (meant.isEmpty()) {
                // An account sees payments of other people too.
                passed++;
            }
        }
        if (byRun.values().stream().mapToInt(List::size).sum() > BankReports.MOST_PAYMENTS) {
            throw new Invalid("file", "too-many", "At most " + BankReports.MOST_PAYMENTS + " payments at once.");
        }
        byRun.forEach((run, told) -> outcomes.addAll(settle(run, told)));
        BankReport report = new BankReport(file.kind(), file.messageId(), passed, outcomes);
        audit.note("read", WHAT, Ids.named(WHAT, file.kind(), file.messageId()), file.messageId(), null, null,
                Map.of("kind", file.kind(), "passed", passed, "outcomes", counts(outcomes)));
        return report;
    }

    private List<Outcome> settle(UUID runId, List<Told> told) {
        RunEntity run = Versions.forChange(em, RunEntity.class, PayoutDesk.WHAT, runId);
        Instant now = clock.instant();
        StatementBook book = new StatementBook(em, now, now.atZone(new PayeeBook(em).zone()).toLocalDate(), authority.caller().name());
        Settling settling = new Settling(em, book, runId, authority.caller().name(), rates);
        List<Outcome> outcomes = told.stream().map(one -> settle(settling, one)).toList();
        em.flush();
        run.settled(settling.isAllSettled());
        audit.note("confirm", PayoutDesk.WHAT, runId, run.periodEnd().toString(), null, null, outcomes);
        return outcomes;
    }

    private static Outcome settle(Settling settling, Told told) {
        Word word = told.word();
        if (word.amount() != null && !word.amount().equals(told.total())) {
            return new Outcome(told.number(), told.runId(), word.result(), "refused", "amount-differs");
        }
        PaymentOutcome.Receipt receipt = settling.record(new PaymentOutcome(told.number(), word.result(), word.reason(), word.booked()));
        return new Outcome(told.number(), told.runId(), word.result(), receipt.outcome(), receipt.code());
    }

    private List<Told> payment(Word word) {
        return statements("s.number = :key", word.endToEndId()).stream().map(s -> new Told(s.number(), s.runId(), s.total(), word)).toList();
    }

    /** Booked or rejected as one sum, which must be the file's; each payment then has its own amount. */
    private List<Told> file(Word word) {
        FileEntity file = em.createQuery("select f from FileEntity f where f.messageId = :id", FileEntity.class).setParameter("id", word.file()).getResultStream()
                .findFirst().orElse(null);
        if (file == null) {
            return List.of();
        }
        boolean agrees = word.amount() == null || word.amount().equals(file.total());
        Word each = new Word(null, word.file(), word.result(), word.reason(), agrees ? null : word.amount(), null);
        return statements("s.fileId = :key", file.id()).stream().map(s -> new Told(s.number(), s.runId(), agrees ? s.total() : file.total(), each)).toList();
    }

    /** Read before the run is locked, so only what never changes of a statement. */
    private List<Told> statements(String which, Object key) {
        return em.createQuery("select s.number, s.runId, s.totalMinor, s.currency from StatementEntity s where " + which + " order by s.number", Object[].class)
                .setParameter("key", key).setMaxResults(BankReports.MOST_PAYMENTS + 1).getResultStream()
                .map(row -> new Told((String) row[0], (UUID) row[1], new Money((Long) row[2], (String) row[3]), null)).toList();
    }

    private static Outcome unknown(Word word) {
        return word.endToEndId() != null ? new Outcome(word.endToEndId(), null, word.result(), "refused", "statement-not-found")
                : new Outcome(word.file(), null, word.result(), "refused", "file-not-found");
    }

    private static Map<String, Long> counts(List<Outcome> outcomes) {
        Map<String, Long> counts = new LinkedHashMap<>();
        outcomes.forEach(one -> counts.merge(one.outcome(), 1L, Long::sum));
        return counts;
    }
}
