package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why a conversion was refused, held, taken back or earns nothing: what partners are told, in words that are the same everywhere.
 * Those with a state are for who decides; those without are given by the product itself.
 */
public enum ReasonCode implements Keyed {
    ORDER_CANCELLED(ConversionStatus.REJECTED, ConversionStatus.REVERSED),
    ORDER_MISSING(ConversionStatus.REJECTED, ConversionStatus.ON_HOLD),
    ORDER_REFUNDED(ConversionStatus.REVERSED, ConversionStatus.REJECTED),
    ORDER_PAID(ConversionStatus.APPROVED),
    ORDER_CORRECTED(ConversionStatus.APPROVED, ConversionStatus.REVERSED),
    NOT_PAID(ConversionStatus.REJECTED, ConversionStatus.ON_HOLD),
    CHARGEBACK(ConversionStatus.REVERSED),
    DUPLICATE_ORDER(ConversionStatus.REJECTED, ConversionStatus.REVERSED),
    TEST_ORDER(ConversionStatus.REJECTED, ConversionStatus.REVERSED),
    INVALID_LEAD(ConversionStatus.REJECTED, ConversionStatus.REVERSED),
    DUPLICATE_LEAD(ConversionStatus.REJECTED, ConversionStatus.REVERSED),
    LEAD_LOST(ConversionStatus.REJECTED, ConversionStatus.REVERSED),
    TERMS_VIOLATED(ConversionStatus.REJECTED, ConversionStatus.REVERSED, ConversionStatus.ON_HOLD),
    SUSPECTED_FRAUD(ConversionStatus.REJECTED, ConversionStatus.REVERSED, ConversionStatus.ON_HOLD),
    EXISTING_CUSTOMER(ConversionStatus.REJECTED, ConversionStatus.ON_HOLD),
    SELF_REFERRAL(ConversionStatus.REJECTED, ConversionStatus.REVERSED, ConversionStatus.ON_HOLD),
    UNDER_REVIEW(ConversionStatus.ON_HOLD),
    INQUIRY_ACCEPTED(ConversionStatus.APPROVED),
    HOLD_LIFTED(ConversionStatus.PENDING),
    OTHER(ConversionStatus.REJECTED, ConversionStatus.REVERSED, ConversionStatus.ON_HOLD, ConversionStatus.APPROVED, ConversionStatus.PENDING),
    /** Nobody objected until the day on which it locks. */
    LOCK_DATE,
    /** Sales found the lead worth it, or the lead fell below the stage that had paid. */
    LEAD_QUALIFIED, LEAD_MOVED_BACK,
    /** The owner of the lead's address has not said yet, never said, or has said that it was them. */
    AWAITING_CONFIRMATION, NOT_CONFIRMED, CONFIRMED,
    /** The shop or network reported it so. */
    REPORTED_REJECTED, REPORTED_REVERSED, REPORTED_ON_HOLD,
    NO_TOUCH, UNKNOWN_CLICK, BEFORE_CLICK, OUTSIDE_CLICK_WINDOW, OUTSIDE_VIEW_WINDOW,
    /** The touch or the conversion was judged invalid; which rule says so stands beside it. */
    INVALID_TRAFFIC,
    CAPPED, LATE_FOR_CAP, CAP_CURRENCY_UNKNOWN,
    /** A partner is credited and no rate of the agreement pays for this. */
    NO_RATE,
    /** A rate applies that cannot be worked out yet. */
    NOT_PRICED;

    private final Set<ConversionStatus> decisions;

    ReasonCode(ConversionStatus... decisions) {
        this.decisions = decisions.length == 0 ? EnumSet.noneOf(ConversionStatus.class) : EnumSet.copyOf(Arrays.asList(decisions));
    }

    /** States that somebody may give it with. */
    public Set<ConversionStatus> decisions() {
        return EnumSet.copyOf(decisions);
    }

    public boolean fits(ConversionStatus status) {
        return decisions.contains(status);
    }

    /** What people may choose from for this state. */
    public static List<ReasonCode> of(ConversionStatus status) {
        return Arrays.stream(values()).filter(code -> code.fits(status)).toList();
    }

    public static Optional<ReasonCode> named(String key) {
        return Arrays.stream(values()).filter(code -> code.key().equals(key)).findFirst();
    }

    /** The code of a reason as it was written beside a conversion: a code itself, one with a rule behind it, or words of somebody. Null for null. */
    public static ReasonCode behind(String reason) {
        if (reason == null) {
            return null;
        }
        if (reason.startsWith("click-")) {
            return INVALID_TRAFFIC;
        }
        return named(reason).orElse(OTHER);
    }
}
