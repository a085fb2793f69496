package io.plumbline.tracking.traffic;

/**
 * What a request is worth.
 *
 * @param verdict {@code valid}, {@code invalid} or {@code fallback}
 * @param reason  code, null when valid
 * @param rule    the rule that decided, in words
 */
public record Verdict(String verdict, String reason, String rule) {

    public static Verdict invalid(String reason, String rule) {
        return new Verdict("invalid", reason, rule);
    }

    public static Verdict fallback(String reason, String rule) {
        return new Verdict("fallback", reason, rule);
    }

    public boolean isValid() {
        return verdict.equals("valid");
    }
}
