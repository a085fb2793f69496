package io.plumbline.tracking.conversion;

import io.plumbline.shared.Check;
import io.plumbline.shared.Invalid;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.ReasonCode;

/**
 * Why something was decided, as the partner is told.
 *
 * @param code      null where nothing has to be explained: an approval
 * @param words     of whoever decided, or the code's key
 * @param reference what it was decided on, such as {@code order:4711}, or null
 */
record Why(ReasonCode code, String words, String reference) {

    static final Why NONE = new Why(null, null, null);

    private static final int MAX_WORDS = 500;
    private static final int MAX_REFERENCE = 300;

    static Why of(ReasonCode code, String words) {
        return new Why(code, words == null || words.isBlank() ? code.key() : words, null);
    }

    /** What was said with it though nobody had to say anything: an inquiry's reason, a remark of the shop. */
    static Why told(String words) {
        return words == null || words.isBlank() ? NONE : new Why(null, words.strip(), null);
    }

    /** @throws Invalid code {@code reason-required}, {@code reason-code-unknown}, {@code reason-code-unfit}, or for malformed words */
    static Why read(ConversionDecision decision) {
        String words = decision.reason() == null || decision.reason().isBlank() ? null : decision.reason().strip();
        new Check().optionalText("reason", words, MAX_WORDS).optionalText("reasonCode", decision.reasonCode(), 64).done();
        ReasonCode code = code(decision, words);
        if (code == null && decision.status().needsReason()) {
            throw new Invalid("reason", "reason-required", "Say why: the partner is told. Give a reasonCode, a reason in your own words, or both.");
        }
        return new Why(code, words == null && code != null ? code.key() : words, null);
    }

    private static ReasonCode code(ConversionDecision decision, String words) {
        if (decision.reasonCode() != null && !decision.reasonCode().isBlank()) {
            ReasonCode named = ReasonCode.named(decision.reasonCode().strip())
                    .orElseThrow(() -> new Invalid("reasonCode", "reason-code-unknown", "There is no such reason; GET /conversion-reasons lists them."));
            if (!named.fits(decision.status())) {
                throw new Invalid("reasonCode", "reason-code-unfit", "This reason is none for " + decision.status().key() + ".");
            }
            return named;
        }
        return words == null ? null : ReasonCode.named(words).filter(named -> named.fits(decision.status())).orElse(ReasonCode.OTHER);
    }

    Why about(String what) {
        return new Why(code, words, what == null ? null : what.substring(0, Math.min(what.length(), MAX_REFERENCE)));
    }

    /** What a shop or network has reported; its words, when it gave some. */
    static Why reported(ConversionStatus status, String door, String words) {
        ReasonCode code = switch (status) {
            case REJECTED -> ReasonCode.REPORTED_REJECTED;
            case REVERSED -> ReasonCode.REPORTED_REVERSED;
            case ON_HOLD -> ReasonCode.REPORTED_ON_HOLD;
            default -> null;
        };
        String told = words == null || words.isBlank() ? door + " says " + status.key() : words.strip();
        return new Why(code == null ? null : ReasonCode.named(told).filter(named -> named.fits(status) || door.equals(Door.LEAD.key())).orElse(code), told, null);
    }
}
