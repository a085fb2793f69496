package io.plumbline.campaign.payout;

import io.plumbline.campaign.api.PaymentOutcome;
import io.plumbline.campaign.api.PaymentOutcome.Receipt;
import io.plumbline.campaign.api.StatementState;
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

    Settling(EntityManager em, StatementBook book, UUID runId, String who) {
        this.em = em;
        this.book = book;
        this.runId = runId;
        this.who = who;
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
                book.paid(statement);
                yield settled(statement, StatementState.PAID, outcome);
            }
        };
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
            book.unpaid(statement);
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
