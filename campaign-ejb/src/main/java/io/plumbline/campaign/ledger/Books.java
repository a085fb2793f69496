package io.plumbline.campaign.ledger;

import static io.plumbline.campaign.ledger.AccountKind.COMMISSION_COST;
import static io.plumbline.campaign.ledger.AccountKind.PARTNER_PAYABLE;
import static io.plumbline.campaign.ledger.AccountKind.PARTNER_PENDING;

import io.plumbline.campaign.ledger.Transfer.Side;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Writes postings, and nothing but writes them. A negative amount swaps the accounts; nought is not posted. What is about a day of a
 * closed month gets the first open day as its accounting date. One for each transaction, not kept longer.
 */
public final class Books {

    /** Owner of the accounts that are no advertiser's and no partner's, and whose books they stand in. */
    public static final UUID HOUSE = new UUID(0x0000_0000_0000_7000L, 0x8000_0000_0000_0001L);

    /**
     * An act that is posted.
     *
     * @param day      the day it is about
     * @param currency the partner's, in which all of it is kept
     */
    record Act(String subjectType, UUID subjectId, UUID advertiserId, UUID partnerId, String currency, LocalDate day, String reason) {
    }

    private static final int MOST_OF_A_KIND = 100;

    private final EntityManager em;
    private final Instant recordedAt;
    private final String recordedBy;
    private boolean entered;

    public Books(EntityManager em, Instant recordedAt, String recordedBy) {
        this.em = em;
        this.recordedAt = recordedAt;
        this.recordedBy = recordedBy;
    }

    /**
     * Posts once, however often it is asked: the unique reference decides.
     *
     * @return true when it was posted now, false when it was there
     * @throws Conflict reference-taken, when the reference belongs to a posting of another amount or between other accounts
     */
    public boolean transfer(Transfer transfer) {
        return transfer.minor() == 0 || insert(transfer) || was(transfer);
    }

    /**
     * Everything earned passes through pending, also what is approved at once: so each account tells the whole story, and
     * taking back is the same two steps backwards.
     *
     * @param what last part of the references, such as {@code accrual}; a second reversal is {@code reversal:2}
     * @return references of the postings made
     */
    List<String> post(Act act, Movement movement, String what) {
        String subject = act.subjectType() + ":" + act.subjectId() + ":";
        String approval = what.equals("accrual") || what.equals("approval") ? "approval" : "approval:" + what;
        UUID entry = Ids.next();
        List<String> references = new ArrayList<>(2);
        if (movement.accrued() != 0) {
            insertNext(act, entry, subject + what, COMMISSION_COST, PARTNER_PENDING, movement.accrued(), references);
        }
        if (movement.payable() != 0) {
            insertNext(act, entry, subject + approval, PARTNER_PENDING, PARTNER_PAYABLE, movement.payable(), references);
        }
        return references;
    }

    /** Straight from cost to payable. @return false when it had been posted before */
    boolean fee(Act act, String reference, long minor) {
        return minor == 0 || insert(transfer(act, Ids.next(), reference, COMMISSION_COST, PARTNER_PAYABLE, minor));
    }

    @SuppressWarnings("unchecked")
    List<String> references(UUID subjectId) {
        return em.createNativeQuery("select reference from campaign.ledger_posting where subject_id = :subject order by recorded_at, id")
                .setParameter("subject", subjectId).setMaxResults(1000).getResultList();
    }

    /** The commission's row lock keeps an act from being posted twice; a result may be rejected, reinstated and rejected again. */
    private void insertNext(Act act, UUID entry, String reference, AccountKind debit, AccountKind credit, long minor, List<String> references) {
        for (int n = 1; n <= MOST_OF_A_KIND; n++) {
            String next = n == 1 ? reference : reference + ":" + n;
            if (insert(transfer(act, entry, next, debit, credit, minor))) {
                references.add(next);
                return;
            }
        }
        throw new Conflict("too-many-decisions", "This result has been decided " + MOST_OF_A_KIND + " times.");
    }

    private static Transfer transfer(Act act, UUID entry, String reference, AccountKind debit, AccountKind credit, long minor) {
        return new Transfer(entry, reference, act.advertiserId(), side(debit, act), side(credit, act), minor, act.currency(), act.day(), act.reason(),
                act.subjectType(), act.subjectId());
    }

    private static Side side(AccountKind kind, Act act) {
        return new Side(kind, kind.ownedByAdvertiser() ? act.advertiserId() : act.partnerId());
    }

    private boolean insert(Transfer transfer) {
        enter();
        UUID from = account(transfer.minor() > 0 ? transfer.debit() : transfer.credit(), transfer.currency());
        UUID to = account(transfer.minor() > 0 ? transfer.credit() : transfer.debit(), transfer.currency());
        return 1 == em.createNativeQuery("""
                insert into campaign.ledger_posting (id, entry_id, reference, advertiser_id, debit_account, credit_account, amount_minor, currency,
                  accounting_date, event_date, recorded_at, recorded_by, reason, subject_type, subject_id)
                values (:id, :entry, :reference, :advertiser, :debit, :credit, :amount, :currency,
                  greatest(cast(:day as date), coalesce((select max(next_day) from campaign.ledger_period), cast(:day as date))), :day,
                  :recordedAt, :recordedBy, :reason, :type, :subject)
                on conflict do nothing""")
                .setParameter("id", Ids.next()).setParameter("entry", transfer.entryId()).setParameter("reference", transfer.reference())
                .setParameter("advertiser", transfer.advertiserId()).setParameter("debit", from).setParameter("credit", to)
                .setParameter("amount", Math.abs(transfer.minor())).setParameter("currency", transfer.currency())
                .setParameter("day", transfer.day()).setParameter("recordedAt", recordedAt).setParameter("recordedBy", RateWords.shortened(recordedBy, 200))
                .setParameter("reason", transfer.reason() == null ? "" : RateWords.shortened(transfer.reason(), 500))
                .setParameter("type", transfer.subjectType()).setParameter("subject", transfer.subjectId())
                .executeUpdate();
    }

    /** From here to the end of the transaction no month can be sealed: a statement of its own, so that the next one sees what was closed before. */
    private void enter() {
        if (!entered) {
            em.createNativeQuery("delete from campaign.ledger_gate where id < 0").executeUpdate();
            entered = true;
        }
    }

    private boolean was(Transfer transfer) {
        Object[] there = (Object[]) em.createNativeQuery("""
                select amount_minor, cast(debit_account as varchar(36)), cast(credit_account as varchar(36)) from campaign.ledger_posting where reference = :reference""")
                .setParameter("reference", transfer.reference()).getSingleResult();
        String debit = id(transfer.minor() > 0 ? transfer.debit() : transfer.credit(), transfer.currency()).toString();
        String credit = id(transfer.minor() > 0 ? transfer.credit() : transfer.debit(), transfer.currency()).toString();
        if (((Number) there[0]).longValue() != Math.abs(transfer.minor()) || !there[1].equals(debit) || !there[2].equals(credit)) {
            throw new Conflict("reference-taken", "There is another posting " + transfer.reference() + " already.");
        }
        return false;
    }

    private UUID account(Side side, String currency) {
        UUID id = id(side, currency);
        if (em.find(AccountEntity.class, id) == null) {
            em.createNativeQuery("insert into campaign.ledger_account (id, kind, owner_id, currency) values (:id, :kind, :owner, :currency) on conflict do nothing")
                    .setParameter("id", id).setParameter("kind", side.kind().key()).setParameter("owner", side.owner()).setParameter("currency", currency)
                    .executeUpdate();
        }
        return id;
    }

    /** The id follows from what the account is, so that two first postings at once agree on it. */
    private static UUID id(Side side, String currency) {
        return Ids.named("ledger-account", side.kind().key(), side.owner().toString(), currency);
    }
}
