package io.plumbline.campaign.payout;

import static io.plumbline.campaign.ledger.AccountKind.BANK;
import static io.plumbline.campaign.ledger.AccountKind.CURRENCY_EXCHANGE;
import static io.plumbline.campaign.ledger.AccountKind.FX_DIFFERENCE;
import static io.plumbline.campaign.ledger.AccountKind.INPUT_TAX;
import static io.plumbline.campaign.ledger.AccountKind.PARTNER_PAYABLE;
import static io.plumbline.campaign.ledger.AccountKind.PAYOUT_CLEARING;

import io.plumbline.campaign.ledger.Books;
import io.plumbline.campaign.ledger.Transfer;
import io.plumbline.campaign.ledger.Transfer.Side;
import io.plumbline.campaign.payout.Composition.Plan;
import io.plumbline.shared.Ids;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Issues statements, and posts what becomes of them: payable → clearing → bank, or back to payable. In the books of each advertiser its own part. */
final class StatementBook {

    static final String SUBJECT = "statement";
    /** What a failed payment gives back; a line of a later statement, unlike all other postings about statements. */
    static final String RETURNED = "statement-return";

    /** What is posted of one act in several steps. */
    private static final Map<String, String> ACT = Map.of("tax", "payable", "bought", "paid", "difference", "paid", "sold", "unpaid", "return-difference", "unpaid");

    private final EntityManager em;
    private final Instant now;
    private final LocalDate today;
    private final Books books;

    StatementBook(EntityManager em, Instant now, LocalDate today, String who) {
        this.em = em;
        this.now = now;
        this.today = today;
        this.books = new Books(em, now, who);
    }

    /** Held for the rest of the transaction: who issues next waits, so numbers have no gaps. @return last number given in the year of issue */
    long lockNumbers() {
        em.createNativeQuery("insert into campaign.statement_number (number_year, last_number) values (:year, 0) on conflict do nothing")
                .setParameter("year", today.getYear()).executeUpdate();
        return ((Number) em.createNativeQuery("select last_number from campaign.statement_number where number_year = :year for update")
                .setParameter("year", today.getYear()).getSingleResult()).longValue();
    }

    void issue(RunEntity run, Composition composition, long lastNumber) {
        long number = lastNumber;
        for (Plan plan : composition.plans()) {
            number++;
            Paper paper = Paper.of(plan, composition.payer(), "%d-%06d".formatted(today.getYear(), number), today, run.periodEnd(), new Lines(em).earlier(plan));
            issue(run, plan, paper);
        }
        em.createNativeQuery("update campaign.statement_number set last_number = :last where number_year = :year").setParameter("last", number)
                .setParameter("year", today.getYear()).executeUpdate();
    }

    private void issue(RunEntity run, Plan plan, Paper paper) {
        StatementEntity statement = new StatementEntity(Ids.next(), run.id(), run.periodEnd(), plan, paper);
        em.persist(statement);
        em.flush();
        new Lines(em).write(statement.id(), plan);
        Side clearing = new Side(PAYOUT_CLEARING, plan.partnerId());
        new Lines(em).byAdvertiser(statement.id()).forEach((advertiser, share) -> {
            post(statement, advertiser, "payable", SUBJECT, new Side(PARTNER_PAYABLE, plan.partnerId()), clearing, share.net());
            post(statement, advertiser, "tax", SUBJECT, Side.house(INPUT_TAX), clearing, share.vat());
        });
        if (plan.requestId() != null) {
            em.find(RequestEntity.class, plan.requestId()).include(statement.id());
        }
        // A run issues thousands; kept in memory, each would be looked through again at every flush.
        em.flush();
        em.detach(statement);
    }

    /** @param exchange null when the bank booked it in its own currency */
    void paid(StatementEntity statement, Exchange exchange) {
        move(statement, "paid", SUBJECT, new Side(PAYOUT_CLEARING, statement.partnerId()), Side.house(Exchange.account(exchange)));
        if (exchange != null) {
            statement.booked(exchange);
            exchanged(statement, exchange, "bought", "difference", 1);
        }
    }

    /** The bank sent it back. @param exchange null when it had booked it in its own currency */
    void unpaid(StatementEntity statement, Exchange exchange) {
        move(statement, "unpaid", SUBJECT, Side.house(Exchange.account(exchange)), new Side(PAYOUT_CLEARING, statement.partnerId()));
        if (exchange != null) {
            exchanged(statement, exchange, "sold", "return-difference", -1);
        }
    }

    private void exchanged(StatementEntity statement, Exchange exchange, String exchanged, String difference, int sign) {
        List<UUID> advertisers = new ArrayList<>();
        List<Long> shares = new ArrayList<>();
        new Lines(em).byAdvertiser(statement.id()).forEach((advertiser, share) -> {
            advertisers.add(advertiser);
            shares.add(share.net() + share.vat());
        });
        List<Exchange.Part> parts = exchange.among(shares);
        String currency = exchange.booked().currency();
        for (int i = 0; i < parts.size(); i++) {
            post(statement, advertisers.get(i), exchanged, SUBJECT, Side.house(CURRENCY_EXCHANGE), Side.house(BANK), sign * parts.get(i).worth(), currency);
            post(statement, advertisers.get(i), difference, SUBJECT, Side.house(FX_DIFFERENCE), Side.house(BANK), sign * parts.get(i).difference(), currency);
        }
    }

    void returned(StatementEntity statement) {
        move(statement, "returned", RETURNED, new Side(PAYOUT_CLEARING, statement.partnerId()), new Side(PARTNER_PAYABLE, statement.partnerId()));
    }

    private void move(StatementEntity statement, String what, String subject, Side debit, Side credit) {
        new Lines(em).byAdvertiser(statement.id()).forEach((advertiser, share) -> post(statement, advertiser, what, subject, debit, credit, share.net() + share.vat()));
    }

    private void post(StatementEntity statement, UUID advertiser, String what, String subject, Side debit, Side credit, long minor) {
        post(statement, advertiser, what, subject, debit, credit, minor, statement.currency());
    }

    /** The entry follows from the act, and the reference from act and advertiser: done again, it posts nothing. */
    private void post(StatementEntity statement, UUID advertiser, String what, String subject, Side debit, Side credit, long minor, String currency) {
        UUID entry = Ids.named("statement-entry", statement.id().toString(), ACT.getOrDefault(what, what));
        books.transfer(new Transfer(entry, "statement:" + statement.id() + ":" + what + ":" + advertiser, advertiser, debit, credit, minor, currency, today,
                "Statement " + statement.number(), subject, statement.id()));
    }

    List<StatementEntity> of(UUID runId) {
        return em.createQuery("select s from StatementEntity s where s.runId = :run order by s.number", StatementEntity.class).setParameter("run", runId)
                .setMaxResults(Composer.MOST_PARTNERS).getResultList();
    }

    Instant now() {
        return now;
    }

    LocalDate today() {
        return today;
    }
}
