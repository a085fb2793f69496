package io.plumbline.campaign.payout;

import io.plumbline.campaign.api.PaymentFile;
import io.plumbline.campaign.api.Payer;
import io.plumbline.campaign.api.PayoutMethod;
import io.plumbline.campaign.api.StatementState;
import io.plumbline.campaign.payee.AccountBook;
import io.plumbline.campaign.payee.AccountSeal;
import io.plumbline.campaign.payee.PayeeBook;
import io.plumbline.campaign.payout.FileEntity.Debtor;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Json;
import io.plumbline.shared.Money;
import io.plumbline.shared.Sha256;
import jakarta.persistence.EntityManager;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Puts statements into payment files, each into one; a file is a function of its statements and can be written again at any time. */
final class PaymentOrders {

    private static final int MOST_A_FILE = 10_000;

    private final EntityManager em;
    private final AccountSeal seal;
    private final AccountBook accounts;

    PaymentOrders(EntityManager em, AccountSeal seal) {
        this.em = em;
        this.seal = seal;
        this.accounts = new AccountBook(em, seal);
    }

    List<PaymentFile> order(UUID runId, List<StatementEntity> statements, Instant now, LocalDate today) {
        Map<String, List<StatementEntity>> groups = new TreeMap<>();
        statements.stream().filter(s -> s.state() == StatementState.PAYABLE).forEach(s -> groups.computeIfAbsent(group(s), key -> new ArrayList<>()).add(s));
        List<PaymentFile> files = new ArrayList<>();
        groups.forEach((group, members) -> {
            for (int from = 0; from < members.size(); from += MOST_A_FILE) {
                files.add(file(runId, group.split(" ")[0], members.subList(from, Math.min(members.size(), from + MOST_A_FILE)), now, today));
            }
        });
        return files;
    }

    byte[] write(FileEntity file) {
        List<Payment> payments = em.createQuery("select s from StatementEntity s where s.fileId = :file order by s.number", StatementEntity.class)
                .setParameter("file", file.id()).getResultStream().map(this::payment).toList();
        return file.isPain() ? PainFile.of(file, file.debtor(seal), payments) : csv(payments);
    }

    List<PaymentFile> of(UUID runId) {
        return em.createQuery("select f from FileEntity f where f.runId = :run order by f.id", FileEntity.class).setParameter("run", runId).getResultStream()
                .map(FileEntity::record).toList();
    }

    private PaymentFile file(UUID runId, String kind, List<StatementEntity> statements, Instant now, LocalDate today) {
        Payer payer = new PayeeBook(em).payer();
        UUID id = Ids.next();
        String debtor = seal.seal(em, now, id, Json.write(new Debtor(payer.legalName(), accounts.payers(), payer.bic())));
        long total = statements.stream().mapToLong(s -> s.total().minor()).sum();
        FileEntity file = new FileEntity(id, runId, kind, statements.get(0).currency(), now, bankingDay(today), statements.size(),
                new Money(total, statements.get(0).currency()).minor(), debtor);
        em.persist(file);
        em.flush();
        statements.forEach(s -> s.ordered(file.id()));
        em.flush();
        file.sealed(Sha256.hex(write(file)));
        return file.record();
    }

    private String group(StatementEntity statement) {
        boolean sepa = accounts.account(statement.bankId()).method() == PayoutMethod.SEPA;
        return (sepa ? FileEntity.PAIN : FileEntity.CSV) + " " + statement.currency();
    }

    private Payment payment(StatementEntity statement) {
        return new Payment(statement.number(), statement.total(), accounts.account(statement.bankId()), statement.paper().payee().country());
    }

    private static byte[] csv(List<Payment> payments) {
        CsvTable table = new CsvTable("end_to_end_id", "holder", "account", "bic", "country", "amount", "currency", "reference");
        payments.forEach(p -> table.row(p.number(), p.account().holder(), p.account().number(), p.account().bic(), p.country(), p.amount(), p.amount().currency(),
                "Statement " + p.number()));
        return table.bytes();
    }

    private static LocalDate bankingDay(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY ? day.plusDays(2) : day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }
}
