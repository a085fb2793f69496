package io.plumbline.tracking.conversion;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Money;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.ReasonCode;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Conversions as orders meet them: found by the transaction, held, and decided on what the order says. */
@ApplicationScoped
public class OrderRuling {

    /**
     * @param open  whether it may still be decided by anybody
     * @param facts what is known of it besides
     */
    public record Sale(UUID id, long version, ConversionStatus status, Money amount, ReasonCode code, boolean open, Facts facts) {
    }

    @Inject
    private ConversionBook book;
    @Inject
    private Judging judging;
    @Inject
    private Restating restating;
    @Inject
    private Locks locks;
    @Inject
    private Authority authority;
    @Inject
    private Sql sql;

    /** The conversion of a transaction: of the goal asked for, else the only one, else the only sale. */
    public Optional<UUID> named(UUID advertiserId, String goalKey, String transactionId) {
        List<UUID> found = book.ofTransaction(advertiserId, goalKey, transactionId);
        if (found.size() < 2) {
            return found.stream().findFirst();
        }
        List<UUID> sales = sql.list("select id from tracking.conversion where advertiser_id = ? and transaction_id = ? and goal_kind = 'sale' order by id limit 2",
                row -> Sql.uuid(row, "id"), advertiserId, transactionId);
        return sales.size() == 1 ? Optional.of(sales.get(0)) : Optional.empty();
    }

    public Optional<Sale> hold(UUID id, Instant now) {
        return book.hold(id).map(held -> told(held, now));
    }

    /** As it stands, without holding it. */
    public Optional<Sale> look(UUID id, Instant now) {
        return book.get(id).map(found -> told(found, now));
    }

    /** All of them before any is decided, in one order: who decides one of them at the same time waits here and nowhere else. */
    public void holdAll(Collection<UUID> ids) {
        book.holdAll(ids);
    }

    /** Finance as a person may; what runs by itself keeps off what is settled. */
    public boolean mayTouchLocked() {
        return authority.has(Role.FINANCE) && !authority.caller().name().startsWith("system:");
    }

    public Sale carryOut(UUID id, ConversionDecision decision, String reference, Instant now, Counts counts) {
        Entry held = judging.scoped(book.hold(id), id);
        return told(judging.decided(held, decision, reference, now, counts), now);
    }

    /** What an order tells besides what became of it. Whoever asks has seen that the sale was open, or may touch what has locked. */
    public Sale restate(UUID id, Facts facts, String reference, Instant now, Counts counts) {
        return told(restating.restate(judging.scoped(book.hold(id), id), facts, reference, now, counts), now);
    }

    private Sale told(Entry entry, Instant now) {
        return new Sale(entry.id(), entry.version(), entry.status(), entry.amount(), entry.status().needsReason() ? entry.code() : null, locks.of(entry, now).isOpen(),
                Facts.of(entry));
    }
}
