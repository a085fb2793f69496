package io.plumbline.campaign.payout;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.campaign.api.PaymentOutcome;
import io.plumbline.campaign.api.PaymentOutcome.Receipt;
import io.plumbline.campaign.api.StatementState;
import io.plumbline.shared.Money;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import java.util.regex.Pattern;

/** Records what became of payments. The run's row is locked meanwhile, so that of two reports at once the second finds the first. */
final class Settling {

    private static final int REASON = 500;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final EntityManager em;
    private final StatementBook book;
    private final UUID runId;
    private final String who;
    private final FxRates rates;

    Settling(EntityManager em, StatementBook book, UUID runId, String who, FxRates rates) {
        this.em = em;
        this.book = book;
        this.runId = runId;
        this.who = who;
        this.rates = rates;
    }

    /** Whether nothing of the run is still on its way. */
    boolean isAllSettled() {
        return em.createQuery("select count(s) from StatementEntity s where s.runId = :run and s.state not in ('paid', 'failed')", Long.class)
                .setParameter("run", runId).getSingleResult() == 0;
    }

    Receipt record(PaymentOutcome outcome) {
        StatementEntity statement = find(outcome.statement());
        if (statement == null) {
            return refused(outcome, "statement-not-found");
        }
        if ("paid".equals(outcome.result())) {
            return paid(statement, outcome);
        }
        return "failed".equals(outcome.result()) ? failed(statement, outcome) : refused(outcome, "result-unknown");
    }

    private Receipt paid(StatementEntity statement, PaymentOutcome outcome) {
        return switch (statement.state()) {
            case PAID -> new Receipt(outcome.statement(), "repeated", null);
            case FAILED -> refused(outcome, "statement-failed");
            case AWAITING_INVOICE, PAYABLE -> refused(outcome, "statement-not-ordered");
            case ORDERED -> {
                Exchange exchange = exchange(statement, outcome.booked());
                String objection = objection(statement, outcome.booked(), exchange);
                if (objection == null) {
                    book.paid(statement, exchange);
                }
                yield objection == null ? settled(statement, StatementState.PAID, outcome) : refused(outcome, objection);
            }
        };
    }

    /** @return null when it was booked in its own currency, or when nobody knows the rate of the day on which it was issued */
    private Exchange exchange(StatementEntity statement, Money booked) {
        return booked == null || booked.currency().equals(statement.currency()) ? null
                : rates.rate(statement.issuedOn(), statement.currency(), booked.currency()).map(rate -> Exchange.at(rate, statement.total(), booked)).orElse(null);
    }

    /** Why a payment cannot have been booked like this, or null. */
    private static String objection(StatementEntity statement, Money booked, Exchange exchange) {
        if (booked == null || booked.currency().equals(statement.currency())) {
            return booked == null || booked.equals(statement.total()) ? null : "amount-differs";
        }
        return exchange == null ? "rate-unknown" : exchange.isFarFromRate() ? "booked-far-from-rate" : null;
    }

    /** Why the bank cannot have given this back, or null. */
    private static String objection(StatementEntity statement, Money back) {
        boolean exchanged = statement.booked() != null;
        if (back == null || !exchanged && back.equals(statement.total())) {
            return null;
        }
        return !exchanged || !back.currency().equals(statement.booked().currency()) ? "amount-differs" : statement.back(back).isFarFromRate() ? "booked-far-from-rate" : null;
    }

    /** Owed again from now on: the next run has it. */
    private Receipt failed(StatementEntity statement, PaymentOutcome outcome) {
        if (statement.state() == StatementState.FAILED) {
            return new Receipt(outcome.statement(), "repeated", null);
        }
        if (outcome.reason() == null || outcome.reason().isBlank()) {
            return refused(outcome, "reason-required");
        }
        if (statement.state() == StatementState.PAID) {
            String objection = objection(statement, outcome.booked());
            if (objection != null) {
                return refused(outcome, objection);
            }
            Money taken = statement.booked();
            book.unpaid(statement, taken == null ? null : statement.back(outcome.booked() == null ? taken : outcome.booked()));
        }
        book.returned(statement);
        return settled(statement, StatementState.FAILED, outcome);
    }

    private Receipt settled(StatementEntity statement, StatementState state, PaymentOutcome outcome) {
        String reason = outcome.reason() == null || outcome.reason().isBlank() ? null : outcome.reason().strip();
        statement.settled(state, who, book.now(), reason == null || reason.length() <= REASON ? reason : reason.substring(0, REASON));
        return new Receipt(outcome.statement(), "recorded", null);
    }

    private StatementEntity find(String named) {
        if (named == null || named.length() > 36) {
            return null;
        }
        StatementEntity found = ID.matcher(named.strip()).matches() ? em.find(StatementEntity.class, UUID.fromString(named.strip()))
                : em.createQuery("select s from StatementEntity s where s.number = :number", StatementEntity.class).setParameter("number", named.strip())
                        .getResultStream().findFirst().orElse(null);
        return found == null || !found.runId().equals(runId) ? null : found;
    }

    private static Receipt refused(PaymentOutcome outcome, String code) {
        return new Receipt(outcome.statement(), "refused", code);
    }
}
