package io.plumbline.tracking.store;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Invalid;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.tracking.api.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A trace as the partner reads it whose result it is. What is not named here is left out: a new kind of step is silent towards partners
 * until somebody has thought about it.
 */
public final class Redacted {

    /** @param rule what stands for the rule, or null for the rule itself; @param losers whether they are the partner's own affair */
    private record Shown(String rule, Set<String> facts, boolean losers) {
    }

    private static final Map<String, Shown> STEPS = Map.of(
            "arrival", new Shown(null, Set.of("occurredAt", "goal", "transactionId", "amount", "status", "tax", "shipping", "discount", "net"), false),
            "verdict", new Shown("Checked for invalid traffic.", Set.of(), false),
            "dedupe", new Shown("Each result and each click of a visitor counts once.", Set.of(), false),
            "evidence", new Shown(null, Set.of("click", "impression", "subs", "at", "campaign", "link", "first", "since"), false),
            "credit", new Shown(null, Set.of("clickWindowDays", "viewWindowDays", "newCustomer", "channel"), false),
            "caps", new Shown("The caps that were agreed.", Set.of(), false),
            "rate", new Shown(null, Set.of("rate", "agreement"), true),
            "status", new Shown("", Set.of("reason"), false));

    private static final String BY_LEAD = "Reported by " + Door.LEAD.key() + ".";

    private Redacted() {
    }

    public static List<Trace.Step> steps(List<Trace.Step> all) {
        return all.stream().filter(step -> STEPS.containsKey(step.name())).map(Redacted::step).toList();
    }

    /** Asking for a customer would tell whether the advertiser has it. */
    public static void check(Authority authority, EventFilter filter) {
        if (authority.isPartner() && filter.customer() != null) {
            throw new Invalid("customer", "not-for-partners", "Partners cannot look for a customer.");
        }
    }

    private static Trace.Step step(Trace.Step step) {
        Shown shown = STEPS.get(step.name());
        Map<String, String> facts = new LinkedHashMap<>(step.facts() == null ? Map.of() : step.facts());
        facts.keySet().retainAll(shown.facts());
        if (BY_LEAD.equals(step.rule())) {
            // What the result of a lead is called is between the house and its CRM.
            facts.remove("transactionId");
        }
        return new Trace.Step(step.name(), step.at(), shown.rule() == null ? step.rule() : shown.rule(), outcome(step), facts, shown.losers() ? step.losers() : List.of());
    }

    /** Which click it was stands among the facts of the step before. */
    private static String outcome(Trace.Step step) {
        String said = String.valueOf(step.outcome());
        return said.startsWith("Credited to the click ") ? "Credited to your click." : said.startsWith("Credited to the impression ") ? "Credited to your view." : step.outcome();
    }
}
