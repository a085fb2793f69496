package io.plumbline.tracking.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * @param evidence    what tied it to its touch: {@code click-id, customer-id, email, coupon, visitor, renewal, arrival, submission, lead, none}
 * @param verdict     {@code valid} or {@code invalid}
 * @param reason      why it has no payable credit, is held, or was rejected or reversed; null otherwise
 * @param reasonCode  the same as a key of {@link ReasonCode}; null otherwise
 * @param reviewOn    while on hold: when somebody looks again, or null
 * @param commission  null where no rate applied
 * @param settlement  where its commission stands
 * @param newCustomer whether the customer was new to the advertiser; null where nobody knows
 * @param checks      what checks found, such as {@code existing-customer}; empty when nothing
 * @param parts       of the amount as it was first reported
 * @param renewal     which sale of the customer or subscription after the first one through the same partner it is, from 1; null for none
 */
public record Conversion(UUID id, long version, Instant time, Instant recordedAt, UUID advertiserId, UUID goalId, String goal, UUID campaignId,
        UUID partnerId, UUID linkId, UUID clickId, String channel, String status, String transactionId, String customerId, String visitorId,
        String door, String evidence, Money amount, Money commission, String verdict, String reason, List<ConversionReport.Item> items,
        String reasonCode, LocalDate reviewOn, Settled settlement, Boolean newCustomer, List<String> checks, AmountParts parts,
        String subscriptionId, Integer renewal)
        implements Serializable {

    /** As its partner reads it: the customer is the advertiser's. */
    public Conversion withoutPerson() {
        return new Conversion(id, version, time, recordedAt, advertiserId, goalId, goal, campaignId, partnerId, linkId, clickId, channel, status, transactionId, null,
                null, door, evidence, amount, commission, verdict, reason, items, reasonCode, reviewOn, settlement, newCustomer,
                checks, parts, null, renewal);
    }

    /** Taken back, and an amount stays with it all the same: terms that pay a month by its volume are reckoned over all results of the month, and rounded once. */
    public boolean leavesCommission() {
        return (status.equals("rejected") || status.equals("reversed")) && commission != null && !commission.isZero();
    }

    /**
     * Where the commission stands on its way to being paid.
     *
     * @param state   {@code open}: may be decided; {@code locked}: decided, and its day has passed: only finance may still change it, by a posting of the next
     *                statement; {@code paid}: in a confirmed statement
     * @param locksOn day in the advertiser's zone, or null where nobody earns anything
     * @param dueOn   first day on which it may be paid
     */
    public record Settled(String state, LocalDate locksOn, LocalDate dueOn) implements Serializable {

        public static final Settled OPEN = new Settled("open", null, null);

        public boolean isOpen() {
            return state.equals("open");
        }
    }
}
