package io.plumbline.tracking.conversion;

import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.traffic.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What ties a conversion to a touch, and whether that touch is paid for it.
 *
 * @param kind    {@code click-id, customer-id, email, coupon, visitor, renewal, arrival, submission, lead, none}
 * @param touch   the touch it is filed under, or null
 * @param refusal why nobody is paid, or null when the touch takes the credit
 * @param rule    in words
 * @param losers  rungs of the ladder that held nothing
 * @param inherited the earlier sale that leads to the partner, or null when a touch does
 */
record Evidence(String kind, Touched touch, String refusal, String rule, List<String> losers, Inherited inherited) {

    static final String RENEWAL = "renewal";

    /**
     * @param since        when the first sale was
     * @param termsAt      whose terms promise a share of what follows
     * @param subscription its name, or null where the customer is what both have in common
     */
    record Inherited(UUID first, Instant since, Instant termsAt, String subscription) {
    }

    Evidence(String kind, Touched touch, String refusal, String rule, List<String> losers) {
        this(kind, touch, refusal, rule, losers, null);
    }

    /** The same, not paid when the conversion is judged invalid. */
    Evidence under(Verdict verdict) {
        return verdict.isValid() ? this : new Evidence(kind, touch, verdict.reason(), rule, losers, inherited);
    }

    /** Whose agreement applies; null without a touch. */
    Instant termsAt() {
        return inherited != null ? inherited.termsAt() : touch == null ? null : touch.at();
    }

    boolean earns() {
        return touch != null && refusal == null;
    }

    /** Invalid traffic makes the conversion invalid; a late or early one is only not paid. */
    boolean isInvalidTraffic() {
        return touch != null && touch.verdict().equals("invalid");
    }
}
