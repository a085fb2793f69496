package io.plumbline.tracking.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.api.Trace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactedTest {

    @Test
    void a_partner_reads_what_was_decided_and_nothing_of_customers_rules_and_other_partners() {
        List<Trace.Step> told = Redacted.steps(List.of(
                step("arrival", "Reported by rest.", "A sale worth 20.00 EUR.", Map.of("customerId", "C-1", "coupon", "OTHERS10", "goal", "sale", "consent", "granted"), List.of()),
                step("verdict", "More than 20 clicks of one address in an hour.", "invalid", Map.of("reasons", "pace", "rules", "7"), List.of("list 3")),
                step("dedupe", "By customer C-1.", "The first of its kind: recorded.", Map.of("key", "c:C-1"), List.of()),
                step("evidence", "The click id names the click.", "click-id", Map.of("click", "019a", "partner", "other"), List.of("click of another partner: earlier")),
                step("rate", "A rate for the goal.", "Commission 2.50 EUR.", Map.of("rate", "12.5 %"), List.of("10 %: less specific")),
                step("posting", "Every commission is a posting.", "2.50 EUR from commission-cost to partner-pending.", Map.of("reference", "conversion:1"), List.of()),
                step("status", "Decided by mara@shop.", "pending → approved", Map.of("actor", "mara@shop", "reason", "Delivered."), List.of()),
                step("a step of tomorrow", "Whatever.", "Secret.", Map.of(), List.of())));

        assertThat(told).extracting(Trace.Step::name).containsExactly("arrival", "verdict", "dedupe", "evidence", "rate", "status");
        assertThat(told.toString()).contains("sale", "invalid", "Commission 2.50 EUR.", "10 %: less specific", "Delivered.")
                .doesNotContain("C-1", "OTHERS10", "consent", "20 clicks", "rules", "other", "commission-cost", "mara", "Secret");
    }

    private static Trace.Step step(String name, String rule, String outcome, Map<String, String> facts, List<String> losers) {
        return new Trace.Step(name, "2026-11-22T12:00:00Z", rule, outcome, facts, losers);
    }
}
