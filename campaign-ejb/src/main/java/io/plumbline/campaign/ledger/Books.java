package io.plumbline.campaign.ledger;

import static io.plumbline.campaign.ledger.AccountKind.COMMISSION_COST;
import static io.plumbline.campaign.ledger.AccountKind.PARTNER_PAYABLE;
import static io.plumbline.campaign.ledger.AccountKind.PARTNER_PENDING;

import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes postings, and nothing but writes them. A negative amount swaps the accounts; nought is not posted. */
final class Books {

    /**
     * An act that is posted.
     *
     * @param day      accounting date
     * @param currency the partner's, in which all of it is kept
     */
    record Act(String subjectType, UUID subjectId, UUID advertiserId, UUID partnerId, String currency, LocalDate day, String reason) {
    }

    private static final int MOST_OF_A_KIND = 100;

    private final EntityManager em;
    private final Instant recordedAt;
    private final String recordedBy;

    Books(EntityManager em, Instant recordedAt, String recordedBy) {
        this.em = em;
        this.recordedAt = recordedAt;
        this.recordedBy = recordedBy;
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
        return minor == 0 || insert(act, Ids.next(), reference, COMMISSION_COST, PARTNER_PAYABLE, minor);
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
            if (insert(act, entry, next, debit, credit, minor)) {
                references.add(next);
                return;
            }
        }
        throw new Conflict("too-many-decisions", "This result has been decided " + MOST_OF_A_KIND + " times.");
    }

    private boolean insert(Act act, UUID entry, String reference, AccountKind debit, AccountKind credit, long minor) {
        UUID from = account(minor > 0 ? debit : credit, act);
        UUID to = account(minor > 0 ? credit : debit, act);
        return 1 == em.createNativeQuery("""
                insert into campaign.ledger_posting (id, entry_id, reference, advertiser_id, debit_account, credit_account, amount_minor, currency,
                  accounting_date, recorded_at, recorded_by, reason, subject_type, subject_id)
                values (:id, :entry, :reference, :advertiser, :debit, :credit, :amount, :currency, :day, :recordedAt, :recordedBy, :reason, :type, :subject)
                on conflict do nothing""")
                .setParameter("id", Ids.next()).setParameter("entry", entry).setParameter("reference", reference)
                .setParameter("advertiser", act.advertiserId()).setParameter("debit", from).setParameter("credit", to)
                .setParameter("amount", Math.abs(minor)).setParameter("currency", act.currency())
                .setParameter("day", act.day()).setParameter("recordedAt", recordedAt).setParameter("recordedBy", RateWords.shortened(recordedBy, 200))
                .setParameter("reason", act.reason() == null ? "" : RateWords.shortened(act.reason(), 500))
                .setParameter("type", act.subjectType()).setParameter("subject", act.subjectId())
                .executeUpdate();
    }

    /** The id follows from what the account is, so that two first postings at once agree on it. */
    private UUID account(AccountKind kind, Act act) {
        UUID owner = kind.ownedByAdvertiser() ? act.advertiserId() : act.partnerId();
        UUID id = Ids.named("ledger-account", kind.key(), owner.toString(), act.currency());
        if (em.find(AccountEntity.class, id) == null) {
            em.createNativeQuery("insert into campaign.ledger_account (id, kind, owner_id, currency) values (:id, :kind, :owner, :currency) on conflict do nothing")
                    .setParameter("id", id).setParameter("kind", kind.key()).setParameter("owner", owner).setParameter("currency", act.currency())
                    .executeUpdate();
        }
        return id;
    }
}
