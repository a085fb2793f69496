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

    @Test
    void a_partner_reads_whose_click_it_was_with_its_sub_ids_and_not_what_the_house_calls_a_lead() {
        List<Trace.Step> told = Redacted.steps(List.of(step("arrival", "Reported by lead.", "A sale worth 20.00 EUR.", Map.of("transactionId", "form:7hG2", "goal", "sale"), List.of()),
                step("evidence", "The report names the click.", "click-id", Map.of("click", "0193", "subs", "sub1=spring"), List.of()),
                step("credit", "The last touch takes the whole credit.", "Credited to the click 0193.", Map.of(), List.of()),
                step("credit", "The last touch takes the whole credit.", "Credited to the impression 0193.", Map.of(), List.of()),
                step("credit", "The last touch takes the whole credit.", "No credit: before-click.", Map.of(), List.of())));

        assertThat(told.get(0).facts()).containsOnlyKeys("goal");
        assertThat(told.get(1).facts()).containsEntry("click", "0193").containsEntry("subs", "sub1=spring");
        assertThat(told.subList(2, 5)).extracting(Trace.Step::outcome).containsExactly("Credited to your click.", "Credited to your view.", "No credit: before-click.");
        assertThat(Redacted.steps(List.of(step("arrival", "Reported by postback.", "A sale.", Map.of("transactionId", "A-1"), List.of()))).get(0).facts()).containsEntry("transactionId", "A-1");
    }

    private static Trace.Step step(String name, String rule, String outcome, Map<String, String> facts, List<String> losers) {
        return new Trace.Step(name, "2026-11-22T12:00:00Z", rule, outcome, facts, losers);
    }
}
