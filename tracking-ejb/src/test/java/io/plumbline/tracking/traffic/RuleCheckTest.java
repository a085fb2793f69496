package io.plumbline.tracking.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Json;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.RuleSet;
import io.plumbline.tracking.api.TrafficRule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RuleCheckTest {

    private static RuleSet with(Map<String, String> responses, Map<String, RuleSet.Rate> rates, RuleSet.Blocked blocked, RuleSet.Bounds bounds) {
        return new RuleSet(responses, rates, RuleSet.DAY, 8, 10, Map.of(), Map.of(UUID.randomUUID(), bounds), Map.of(UUID.randomUUID(), blocked), Map.of(), true);
    }

    @Test
    void the_usual_rules_are_right() {
        assertThatCode(() -> RuleCheck.of(RuleSet.USUAL)).doesNotThrowAnyException();
    }

    @Test
    void everything_wrong_is_said_at_once() {
        Invalid no = catchThrowableOfType(Invalid.class, () -> RuleCheck.of(with(Map.of("nonsense", "invalid", "prefetch", "maybe", "language-mismatch", "invalid"),
                Map.of("rate-address", new RuleSet.Rate(0, 7_200), "prefetch", new RuleSet.Rate(5, 5)),
                new RuleSet.Blocked(List.of("10.0.0.0/7", "example.com"), List.of(), List.of("x"), List.of(new RuleSet.SubId(null, 11, "a")), List.of()),
                new RuleSet.Bounds(60, 60))));
        assertThat(no.faults()).extracting(Refusal.Fault::code).contains("rule-unknown", "response-unknown", "response-too-hard", "out-of-range", "network-malformed",
                "text-length", "bounds-crossed");
    }

    @Test
    void a_document_comes_back_from_its_column_as_it_went_in() {
        Map<String, String> responses = new HashMap<>();
        Arrays.stream(TrafficRule.values()).forEach(rule -> responses.put(rule.key(), "suspect"));
        RuleSet rules = with(responses, Map.of("rate-link", new RuleSet.Rate(5, 10)), new RuleSet.Blocked(List.of("192.0.2.0/24"), List.of("::1"), List.of("bad agent"),
                List.of(new RuleSet.SubId(UUID.randomUUID(), 3, "ä\"x")), List.of("key")), new RuleSet.Bounds(null, 90)).withList("crawlers", UUID.randomUUID());
        assertThat(Json.read(Json.write(rules), new TypeReference<RuleSet>() { })).isEqualTo(rules);
    }
}
