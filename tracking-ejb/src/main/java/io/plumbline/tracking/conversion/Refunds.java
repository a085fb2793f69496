package io.plumbline.tracking.conversion;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.Receipt;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Money that goes back. Refunds come twice, before their sale, and larger than it; the key of the register decides which is the first of
 * its kind, and what cannot be carried out now stands there until it can, or until somebody looks.
 */
@ApplicationScoped
public class Refunds {

    /** Waiting for one sale at a time; more than these are no refunds of one order. */
    private static final int MOST_OF_A_SALE = 200;

    /** As it stands in the register. */
    record Told(UUID id, UUID advertiserId, UUID goalId, String saleKey, UUID conversionId, Money amount, String reason, String door, String state, String outcome) {

        static Told read(ResultSet row) throws SQLException {
            Long minor = Sql.number(row, "amount_minor");
            return new Told(Sql.uuid(row, "id"), Sql.uuid(row, "advertiser_id"), Sql.uuid(row, "goal_id"), row.getString("sale_key"), Sql.uuid(row, "conversion_id"),
                    minor == null ? null : new Money(minor, row.getString("currency")), row.getString("reason"), row.getString("door"), row.getString("state"),
                    row.getString("outcome"));
        }

        ConversionDecision decision() {
            return new ConversionDecision(ConversionStatus.REVERSED, reason, amount == null ? null : amount.amount().toPlainString(),
                    amount == null ? null : amount.currency());
        }

        Why why() {
            return Why.reported(ConversionStatus.REVERSED, door, reason != null ? reason : amount == null ? null : door + " refund of " + amount).about("refund:" + id);
        }
    }

    @Inject
    private ConversionBook book;
    @Inject
    private Deciding deciding;
    @Inject
    private Locks locks;
    @Inject
    private Authority authority;
    @Inject
    private Sql sql;

    /** A file may list what was sold and taken back before anybody told us of it: without a refund of its own that is the story of a sale. */
    static boolean isRefund(Claimed claimed, boolean known) {
        return claimed.status() == ConversionStatus.REVERSED && claimed.report().arrivedBy() == null
                && (known || claimed.report().door() != Door.FILE || claimed.report().more().refundId() != null);
    }

    /**
     * @throws Invalid  code {@code refund-exceeds-sale, currency-mismatch, refund-needs-sale}
     * @throws Conflict code {@code refund-differs} when the same refund was told before with another amount
     */
    Receipt receive(Claimed claimed, Optional<Entry> known, Instant now, Counts counts) {
        String saleKey = claimed.dedupeKey();
        Money amount = claimed.amountReported() ? claimed.amount() : null;
        String key = key(claimed.report(), amount);
        Entry held = known.flatMap(entry -> book.hold(entry.id())).orElse(null);
        Optional<Told> before = sql.one("select * from tracking.refund where advertiser_id = ? and goal_id = ? and sale_key = ? and refund_key = ?", Told::read,
                claimed.advertiser().id(), claimed.goal().id(), saleKey, key);
        if (before.isPresent()) {
            return again(before.get(), amount);
        }
        if (held == null && !saleKey.startsWith("transaction:") && !saleKey.startsWith("click:")) {
            throw new Invalid("transactionId", "refund-needs-sale", "Name the sale by its transaction id or its click.");
        }
        Told told = new Told(Ids.next(), claimed.advertiser().id(), claimed.goal().id(), saleKey, held == null ? null : held.id(), amount, claimed.report().more().reason(),
                claimed.report().door().key(), "waiting", null);
        return held == null ? wait(told, key, null, "refund-waits-for-sale", now)
                : !locks.of(held, now).isOpen() ? wait(told, key, "conversion-locked", "conversion-locked", now) : carriedOut(told, key, held, now, counts);
    }

    private static Receipt again(Told before, Money amount) {
        if (before.amount() != null && amount != null && !before.amount().equals(amount)) {
            throw new Conflict("refund-differs", "This refund was told before, as " + before.amount() + ". A further refund has an id of its own.");
        }
        return new Receipt(Receipt.Result.DUPLICATE, before.conversionId(), "refund-already-known");
    }

    private Receipt wait(Told told, String key, String outcome, String reason, Instant now) {
        boolean first = add(told, key, "waiting", outcome, now);
        return new Receipt(first ? Receipt.Result.RECORDED : Receipt.Result.DUPLICATE, told.conversionId(), first ? reason : "refund-already-known");
    }

    private Receipt carriedOut(Told told, String key, Entry held, Instant now, Counts counts) {
        Verb verb;
        try {
            verb = verb(held, told);
        } catch (Conflict notNow) {
            return new Receipt(Receipt.Result.DUPLICATE, held.id(), notNow.code());
        }
        if (!add(told, key, "applied", null, now)) {
            return new Receipt(Receipt.Result.DUPLICATE, held.id(), "refund-already-known");
        }
        deciding.decide(held, verb, told.why(), now, counts);
        return new Receipt(Receipt.Result.UPDATED, held.id(), null);
    }

    /** @throws Conflict code {@code refund-differs} */
    boolean isKnown(Entry held, String refundId, Money amount) {
        Optional<Told> before = sql.one("select * from tracking.refund where advertiser_id = ? and goal_id = ? and sale_key = ? and refund_key = ?", Told::read,
                held.subject().advertiserId(), held.subject().goalId(), held.subject().dedupeKey(), "id:" + refundId.strip());
        before.ifPresent(known -> again(known, amount));
        return before.isPresent();
    }

    /** What a person or a back end takes back by name. */
    void first(Entry held, String refundId, Money amount, Why why, Instant now) {
        if (refundId != null && !refundId.isBlank()) {
            add(new Told(Ids.next(), held.subject().advertiserId(), held.subject().goalId(), held.subject().dedupeKey(), held.id(), amount, why.words(), "decision", "applied",
                    null), "id:" + refundId.strip(), "applied", null, now);
        }
    }

    /** The sale has come: what waited for it is carried out, and what cannot be is listed with the reason. */
    void catchUp(Entry sale, Instant now, Counts counts) {
        List<Told> waiting = sql.list("select * from tracking.refund where advertiser_id = ? and goal_id = ? and sale_key = ? and state = 'waiting' order by id limit "
                + MOST_OF_A_SALE, Told::read, sale.subject().advertiserId(), sale.subject().goalId(), sale.subject().dedupeKey());
        for (Told told : waiting) {
            settle(told, book.hold(sale.id()).orElseThrow(), now, counts);
        }
    }

    /** @return whether it is carried out now */
    boolean settle(Told told, Entry held, Instant now, Counts counts) {
        Verb verb;
        try {
            verb = verb(held, told);
        } catch (Conflict | Invalid no) {
            return !mark(told, held, "refused", no.code(), now);
        }
        if (mark(told, held, "applied", null, now)) {
            deciding.decide(held, verb, told.why(), now, counts);
            return true;
        }
        return false;
    }

    /** Nothing is left of what was taken back whole; a repeat without a name of its own is the same refund again. */
    private static Verb verb(Entry held, Told told) {
        if (held.status() == ConversionStatus.REVERSED && told.amount() != null) {
            throw new Invalid("amount", "refund-exceeds-sale", "Nothing is left to refund.");
        }
        return Verb.of(held.status(), held.amount(), told.decision());
    }

    boolean mark(Told told, Entry held, String state, String outcome, Instant now) {
        return 1 == sql.update("update tracking.refund set state = ?, outcome = ?, conversion_id = ?, settled_at = ? where id = ? and state = 'waiting'", state, outcome,
                held == null ? null : held.id(), now, told.id());
    }

    private boolean add(Told told, String key, String state, String outcome, Instant now) {
        return sql.insert("refund", new Columns().with("id", told.id()).with("advertiser_id", told.advertiserId()).with("goal_id", told.goalId()).with("sale_key", told.saleKey())
                .with("refund_key", key).with("conversion_id", told.conversionId()).with("amount_minor", told.amount() == null ? null : told.amount().minor())
                .with("currency", told.amount() == null ? null : told.amount().currency()).with("door", told.door()).with("recorded_at", now).with("state", state)
                .with("outcome", outcome).with("reason", told.reason()).with("actor", authority.caller().name()).with("settled_at", state.equals("applied") ? now : null));
    }

    /** Senders repeat what they are not sure of: without a name, a second refund of the same sum by the same door is the first one again. */
    private static String key(ConversionReport report, Money amount) {
        String id = report.more().refundId();
        return id != null && !id.isBlank() ? "id:" + id.strip() : "said:" + report.door().key() + ":" + (amount == null ? "whole" : amount);
    }
}
