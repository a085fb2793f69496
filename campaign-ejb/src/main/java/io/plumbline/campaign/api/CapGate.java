package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where results meet their caps. No caller is asked for. What a result holds is held in the caller's transaction, under row locks
 * taken in the order of the caps' ids; what clicks hold is leased beforehand, in transactions of its own.
 */
public interface CapGate {

    /** A cap on clicks, as the edge needs it. @param agreement pair and time of an agreement's cap, else null */
    record ClickCap(UUID id, CapSubject subject, UUID subjectId, CapPeriod period, String timeZone, Pair agreement) implements Serializable {
    }

    /** @param until exclusive, null while it is the latest */
    record Pair(UUID campaignId, UUID partnerId, Instant from, Instant until) implements Serializable {
    }

    /**
     * A cap on results or money that turns clicks away, in the period that runs, with nothing or little left.
     *
     * @param left a count, or minor units of {@code currency}; 0 or less when nothing is left
     */
    record Spent(UUID capId, CapSubject subject, UUID subjectId, CapOf of, CapPeriod period, String timeZone, LocalDate periodStart, Pair agreement, long left,
            String currency) implements Serializable {
    }

    /** Slots a node may give to clicks of the period. */
    record Lease(UUID id, UUID capId, LocalDate periodStart, long slots, Instant grantedAt) implements Serializable {
    }

    /** A period of a cap. */
    record Used(UUID capId, LocalDate periodStart) implements Serializable {
    }

    /** First asks whether everything has room; only then takes it. Repeated for the same subject it answers again without taking more. */
    CapAnswer reserve(CapClaim claim);

    /** Room for the commission of a result for which {@link #reserve} was granted. When there is none, all it held is given back. */
    CapAnswer pay(CapClaim claim, Money commission);

    /**
     * Locks the caps on payout that clicks or impressions may run into, before anything is posted for them.
     *
     * @return subjects of the claims that lie under such a cap
     */
    Set<UUID> lockPayout(List<CapClaim> claims);

    /**
     * Room for what a click or impression earns as such, in the period in which it happened: held at once and as confirmed, or not at all.
     * Only for those that {@link #lockPayout} named.
     */
    CapAnswer earn(CapClaim claim, Money commission);

    /** Locks what the result holds, before anything else of it is touched: everybody takes these locks first. */
    void lock(UUID subjectId);

    /**
     * Brings what a result holds to what it is worth now. A result without holds stays without.
     *
     * @param confirmed whether it is approved
     * @throws io.plumbline.shared.Conflict code {@code cap-exhausted} when it would grow and there is no room
     */
    void settle(UUID subjectId, Money revenue, Money commission, boolean confirmed, Instant at);

    /** Gives back all that a rejected or reversed result held. */
    void release(UUID subjectId);

    /** Every cap on clicks that is in force or will be, at most 100,000. */
    List<ClickCap> clickCaps();

    /**
     * What is reached, at most 100,000. Of caps on payout also those of which more is used than left: what is left may be less than
     * anything that could still ask for it.
     */
    List<Spent> spent(Instant now);

    /** Another text whenever the answer of {@link #clickCaps} may be another one. */
    String clickCapsVersion();

    /**
     * Takes up to {@code wanted} slots; fewer the less is left, at last one by one, so that the end of a cap is shared by all nodes.
     *
     * @return empty when nothing is left now
     */
    Optional<Lease> lease(UUID capId, LocalDate periodStart, String node, long wanted, Instant now);

    /** Of the leases the node holds open: where nothing is left for others to lease. */
    List<Used> usedUp(String node);

    /** Gives back slots of a lease that no click has taken and none will. */
    void giveBack(UUID leaseId, long untaken);

    /** Leases of the node that have not been closed: after a crash nobody knows how many of their slots were taken. */
    List<Lease> openLeases(String node);

    /** No click will take a slot of it any more; {@code taken} of them are stored. */
    void close(UUID leaseId, long taken);
}
