package io.plumbline.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.api.Trace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceStepsTest {

    @Test
    void a_goal_is_called_by_its_name() {
        TraceSteps.Shown arrival = shown(new Trace.Step("arrival", null, "Reported by rest.", "A sale worth 20.00 EUR.", Map.of("goal", "sale"), List.of()));
        assertThat(arrival.outcome()).isEqualTo("A Purchase worth 20.00 EUR.");
        assertThat(arrival.facts()).containsExactly(Map.entry("goal", "Purchase"));
    }

    @Test
    void what_names_no_goal_stays_as_it_is() {
        assertThat(shown(new Trace.Step("verdict", null, "Checked.", "A sale worth nothing.", Map.of("channel", "sale"), null)).outcome()).isEqualTo("A sale worth nothing.");
        assertThat(shown(new Trace.Step("status", null, "", null, null, null)).outcome()).isNull();
    }

    private static TraceSteps.Shown shown(Trace.Step step) {
        return TraceSteps.of(new Trace(null, "conversion", List.of(step)), (kind, id) -> "a " + kind, key -> key.equals("sale") ? "Purchase" : key).get(0);
    }
}
