package io.plumbline.tracking.traffic;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a request is worth.
 *
 * @param verdict {@code valid}, {@code invalid} or {@code fallback}
 * @param reason  code, null when valid
 * @param rule    the rule that decided, in words
 * @param reasons codes of all rules that hit, in their order: also those that only raise a suspicion
 * @param version of the rule set that judged; null where none did
 */
public record Verdict(String verdict, String reason, String rule, List<String> reasons, Integer version) {

    /** The rule of most clicks. */
    public static final String NOTHING_APPLIES = "No rule for invalid traffic applies.";
    private static final int MAX_REASONS = 400;

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    public static Verdict invalid(String reason, String rule) {
        return new Verdict("invalid", reason, rule, List.of(reason), null);
    }

    public static Verdict fallback(String reason, String rule) {
        return new Verdict("fallback", reason, rule, List.of(), null);
    }

    public static Verdict valid() {
        return new Verdict("valid", null, "Nothing speaks against it.", List.of(), null);
    }

    /** Invalid for a reason outside the rules; what the rules found is kept. */
    public Verdict because(String why, String words) {
        return new Verdict("invalid", why, words, reasons, version);
    }

    /** With one more thing to remember. */
    Verdict with(String code) {
        return new Verdict(verdict, reason, rule, Stream.concat(reasons.stream(), Stream.of(code)).toList(), version);
    }

    public boolean isValid() {
        return verdict.equals("valid");
    }

    /** As it stands in a column; null without any. */
    public String written() {
        return written(reasons);
    }

    public static String written(List<String> reasons) {
        String all = String.join(",", reasons);
        return all.isEmpty() ? null : all.substring(0, Math.min(all.length(), MAX_REASONS));
    }

    /** The opposite of {@link #written}. */
    public static List<String> read(String column) {
        return column == null || column.isEmpty() ? List.of() : List.of(column.split(","));
    }
}
