package io.plumbline.tracking.conversion;

import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.traffic.Verdict;
import java.util.List;

/**
 * What ties a conversion to a touch, and whether that touch is paid for it.
 *
 * @param kind    {@code click-id, customer-id, email, coupon, visitor, arrival, none}
 * @param touch   the touch it is filed under, or null
 * @param refusal why nobody is paid, or null when the touch takes the credit
 * @param rule    in words
 * @param losers  rungs of the ladder that held nothing
 */
record Evidence(String kind, Touched touch, String refusal, String rule, List<String> losers) {

    /** The same, not paid when the conversion is judged invalid. */
    Evidence under(Verdict verdict) {
        return verdict.isValid() ? this : new Evidence(kind, touch, verdict.reason(), rule, losers);
    }

    boolean earns() {
        return touch != null && refusal == null;
    }

    /** Invalid traffic makes the conversion invalid; a late or early one is only not paid. */
    boolean isInvalidTraffic() {
        return touch != null && touch.verdict().equals("invalid");
    }
}
