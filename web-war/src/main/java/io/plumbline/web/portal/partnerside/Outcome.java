package io.plumbline.web.portal.partnerside;

import io.plumbline.tracking.api.Conversion;
import io.plumbline.web.faces.Format;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Set;

/**
 * What a partner wants to know of a result before anything else: is it paid, and if not, why not.
 *
 * @param tone     {@code good, bad, warn} or {@code open}
 * @param headline in one line, with the amount
 * @param text     what it hangs on, and until when
 * @param contest  whether asking about it may change something
 */
public record Outcome(String tone, String headline, String text, boolean contest) implements Serializable {

    private static final String ENDS = ".!?…";
    private static final Set<String> OUT = Set.of("rejected", "reversed");

    static Outcome of(OwnConversion row, LocalDate today, Format words) {
        Conversion one = row.conversion();
        boolean earns = one.commission() != null && one.commission().minor() != 0;
        String money = one.commission() == null ? "" : words.money(one.commission().minor(), one.commission().currency());
        String why = row.reason() == null ? "" : sentence(row.reason());
        if (OUT.contains(one.status()) || one.verdict().equals("invalid")) {
            String key = one.status().equals("reversed") ? "reversed" : "refused";
            return new Outcome("bad", OwnWords.of("outcome." + key), (why.isEmpty() ? OwnWords.of("outcome.nothing-said") : why) + (one.leavesCommission() ? " " + OwnWords.of("outcome.left-over", money) : ""),
                    true);
        }
        if (one.status().equals("on-hold")) {
            return new Outcome("warn", OwnWords.of("outcome.held", money), why + (one.reviewOn() == null ? "" : " " + OwnWords.of("outcome.review", words.day(one.reviewOn()))), true);
        }
        if (!earns) {
            return new Outcome("warn", OwnWords.of("outcome.earns-nothing"), why.isEmpty() ? OwnWords.of("outcome.no-rate") : why, true);
        }
        if (one.settlement() != null && one.settlement().state().equals("paid")) {
            return new Outcome("good", OwnWords.of("outcome.paid", money), OwnWords.of("outcome.paid.text"), false);
        }
        if (one.status().equals("approved")) {
            return new Outcome("good", OwnWords.of("outcome.approved", money), row.dueOn() == null ? OwnWords.of("outcome.approved.text") : OwnWords.of("outcome.due", words.day(row.dueOn())), false);
        }
        if (row.locksOn() != null && row.locksOn().isBefore(today)) {
            return new Outcome("warn", OwnWords.of("outcome.pending", money), OwnWords.of("outcome.late", words.day(row.locksOn())), true);
        }
        return new Outcome("open", OwnWords.of("outcome.pending", money), row.locksOn() == null ? OwnWords.of("outcome.pending.text") : OwnWords.of("outcome.locks", words.day(row.locksOn())), false);
    }

    /** People write reasons with and without a full stop, and more may follow. */
    private static String sentence(String reason) {
        String said = reason.strip();
        return said.isEmpty() || ENDS.indexOf(said.charAt(said.length() - 1)) >= 0 ? said : said + ".";
    }
}
