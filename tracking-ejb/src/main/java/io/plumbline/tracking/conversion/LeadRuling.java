package io.plumbline.tracking.conversion;

import io.plumbline.shared.Money;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.ReasonCode;
import io.plumbline.tracking.api.Receipt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Conversions as leads meet them: recorded by the door of all others, and decided on what sales says. */
@ApplicationScoped
public class LeadRuling {

    /**
     * What a lead wants of a conversion.
     *
     * @param amount null to leave it
     * @param code   why, or null where a state needs no reason
     * @param words  the same as sales has put it, or null
     */
    public record Wish(ConversionStatus status, Money amount, ReasonCode code, String words) {

        public Wish(ConversionStatus status, Money amount, ReasonCode code) {
            this(status, amount, code, null);
        }
    }

    /** @param newCustomer null where nobody knows */
    public record Standing(UUID id, UUID campaignId, UUID partnerId, UUID personId, UUID clickId, ConversionStatus status, Money amount, Boolean newCustomer, String reason) {
    }

    @Inject
    private Intake intake;
    @Inject
    private Receiving receiving;
    @Inject
    private Deciding deciding;
    @Inject
    private ConversionBook book;
    @Inject
    private Locks locks;

    public Receipt record(ConversionReport report, Instant now, Counts counts) {
        return receiving.receive(intake.read(report, now), now, counts);
    }

    public Optional<Standing> standing(UUID conversionId) {
        return book.get(conversionId).map(entry -> new Standing(entry.id(), entry.filed().campaignId(), entry.filed().partnerId(), entry.subject().personId(),
                entry.subject().clickId(), entry.status(), entry.amount(), entry.marks().newCustomer(), entry.reason()));
    }

    /** Before any is decided, in one order: see {@link OrderRuling#holdAll}. */
    public void holdAll(Collection<UUID> ids) {
        book.holdAll(ids);
    }

    /**
     * Does what is wished, unless somebody has decided otherwise since. What is settled waits for finance: a ladder takes nothing out of a statement by itself.
     *
     * @param before state that was last wished for, or null
     * @return {@code done}, {@code decided-otherwise}, {@code locked} or {@code currency-mismatch}
     */
    public String carryOut(UUID id, Wish wish, ConversionStatus before, String reference, Instant now, Counts counts) {
        Entry held = book.hold(id).orElse(null);
        if (held == null) {
            return "decided-otherwise";
        }
        Money worth = wish.amount() == null ? held.amount() : wish.amount();
        if (!worth.currency().equals(held.amount().currency())) {
            return "currency-mismatch";
        }
        if (held.status() == wish.status() && worth.equals(held.amount())) {
            return "done";
        }
        if (isRefusedByOthers(held, before)) {
            return "decided-otherwise";
        }
        if (!locks.of(held, now).isOpen()) {
            return "locked";
        }
        Why why = wish.code() == null ? new Why(null, null, reference) : Why.of(wish.code(), wish.words()).about(reference);
        deciding.decide(held, new Verb(wish.status(), worth, false), why, now, counts);
        return "done";
    }

    /** What people, checks and shops have refused, held or taken back is not for a ladder to change. */
    private static boolean isRefusedByOthers(Entry held, ConversionStatus before) {
        return held.status() == ConversionStatus.REVERSED || held.status().needsReason() && held.status() != before;
    }
}
