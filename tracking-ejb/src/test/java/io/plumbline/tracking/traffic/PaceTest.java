package io.plumbline.tracking.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.api.RuleSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant CLICK = Instant.parse("2026-11-22T10:00:00Z");
    private static final UUID BOUND = UUID.randomUUID();
    private static final UUID FREE = UUID.randomUUID();
    private static final UUID CAMPAIGN = UUID.randomUUID();

    private static Verdict after(UUID goal, long millis, long others, Map<String, String> responses) {
        RuleSet rules = new RuleSet(responses, Map.of(), RuleSet.DAY, 8, 3, Map.of(), Map.of(BOUND, new RuleSet.Bounds(5, 600)), Map.of(), Map.of(), false);
        return new Screen(4, rules, List.of(), new NetworksFile(List.of(), java.util.Set.of()), Places.NONE)
                .judge(new Pace(goal, CAMPAIGN, CLICK, CLICK.plusMillis(millis), others));
    }

    @Test
    void bounds_of_a_goal_are_meant_and_exact_to_the_millisecond() {
        assertThat(after(BOUND, 4_999, 0, Map.of()).reason()).isEqualTo("too-fast");
        assertThat(after(BOUND, 5_000, 0, Map.of()).isValid()).isTrue();
        assertThat(after(BOUND, 600_000, 0, Map.of()).isValid()).isTrue();
        assertThat(after(BOUND, 600_001, 0, Map.of()).reason()).isEqualTo("too-slow");
    }

    @Test
    void without_bounds_haste_is_suspicious_and_slowness_is_not() {
        assertThat(after(FREE, 1_999, 0, Map.of()).reasons()).containsExactly("too-fast");
        assertThat(after(FREE, 1_999, 0, Map.of()).isValid()).isTrue();
        assertThat(after(FREE, 2_000, 0, Map.of()).reasons()).isEmpty();
        assertThat(after(FREE, 9_000_000_000L, 0, Map.of()).reasons()).isEmpty();
    }

    @Test
    void a_conversion_before_its_click_by_the_clocks_is_not_fast() {
        assertThat(after(BOUND, -1, 0, Map.of()).reasons()).isEmpty();
    }

    @Test
    void a_click_that_is_used_again_and_again_raises_a_suspicion_or_more() {
        assertThat(after(FREE, 10_000, 2, Map.of()).reasons()).isEmpty();
        assertThat(after(FREE, 10_000, 3, Map.of()).reasons()).containsExactly("click-reused");
        assertThat(after(FREE, 10_000, 3, Map.of("click-reused", "invalid")).reason()).isEqualTo("click-reused");
    }

    @Test
    void what_somebody_says_about_a_rule_wins_over_its_bounds() {
        assertThat(after(BOUND, 1, 0, Map.of("too-fast", "suspect")).isValid()).isTrue();
        assertThat(after(BOUND, 1, 0, Map.of("too-fast", "off")).reasons()).isEmpty();
    }
}
