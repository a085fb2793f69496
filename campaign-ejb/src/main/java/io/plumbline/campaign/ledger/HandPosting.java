package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Adjustment;
import io.plumbline.campaign.ledger.AccountKind.Owner;
import io.plumbline.campaign.ledger.Transfer.Side;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** What a posting by hand must be like, and how it gets into the books. */
final class HandPosting {

    static final String WHAT = "adjustment";
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final EntityManager em;
    private final Instant now;

    HandPosting(EntityManager em, Instant now) {
        this.em = em;
        this.now = now;
    }

    static UUID subject(Adjustment adjustment) {
        return Ids.named(WHAT, reference(adjustment));
    }

    private static String reference(Adjustment adjustment) {
        return WHAT + ":" + adjustment.reference().strip();
    }

    boolean isPosted(Adjustment adjustment) {
        return !em.createNativeQuery("select 1 from campaign.ledger_posting where reference = :reference").setParameter("reference", reference(adjustment)).getResultList().isEmpty();
    }

    /** @return true when it was posted now */
    boolean post(Adjustment adjustment, String by) {
        return new Books(em, now, by).transfer(new Transfer(Ids.next(), reference(adjustment), adjustment.advertiser() == null ? Books.HOUSE : adjustment.advertiser(),
                side(adjustment.debit()), side(adjustment.credit()), adjustment.amount().minor(), adjustment.amount().currency(), adjustment.day(), adjustment.reason(), WHAT,
                subject(adjustment)));
    }

    void requireSound(Adjustment given) {
        LocalDate latest = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
        new Check().text("reference", given.reference(), 100).text("reason", given.reason(), 500)
                .that(given.day() != null && !given.day().isBefore(EARLIEST) && !given.day().isAfter(latest), "day", "day-out-of-range", "A day from 2000 to today.")
                .that(given.amount() != null && given.amount().minor() > 0, "amount", "amount-not-positive", "Above 0.")
                .that(given.advertiser() == null || known(given.advertiser(), Owner.ADVERTISER), "advertiser", "advertiser-not-found", "There is no such advertiser.")
                .that(given.debit() != null, "debit", "required", "This field is required.").that(given.credit() != null, "credit", "required", "This field is required.")
                .done();
        new Check().call(() -> requireOwner(given.debit()), "debit").call(() -> requireOwner(given.credit()), "credit").done();
        boolean cost = costWithout(given.debit(), given.credit()) || costWithout(given.credit(), given.debit());
        new Check().that(!given.debit().equals(given.credit()), "credit", "same-account", "An amount goes from one account to another.")
                .that(!cost, "credit", "cost-without-partner", "What results cost is owed to a partner: the other side is a partner's account.").done();
    }

    private static boolean costWithout(Adjustment.Side one, Adjustment.Side other) {
        return AccountKind.of(one.kind()) == AccountKind.COMMISSION_COST && AccountKind.of(other.kind()).owner() != Owner.PARTNER;
    }

    private void requireOwner(Adjustment.Side side) {
        Owner owner = AccountKind.of(side.kind()).owner();
        boolean fits = owner == Owner.HOUSE ? side.owner() == null : side.owner() != null && known(side.owner(), owner);
        if (!fits) {
            throw new Invalid("owner", "owner-unfit", switch (owner) {
                case HOUSE -> "This account is the house's own; leave the owner out.";
                case ADVERTISER -> "This account belongs to an advertiser; say which.";
                case PARTNER -> "This account belongs to a partner; say which.";
            });
        }
    }

    private boolean known(UUID id, Owner owner) {
        String view = owner == Owner.PARTNER ? "campaign.pub_partner" : "campaign.pub_advertiser";
        return !em.createNativeQuery("select 1 from " + view + " where id = :id").setParameter("id", id).getResultList().isEmpty();
    }

    private static Side side(Adjustment.Side given) {
        AccountKind kind = AccountKind.of(given.kind());
        return new Side(kind, kind.owner() == Owner.HOUSE ? Books.HOUSE : given.owner());
    }
}
