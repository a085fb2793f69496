package io.plumbline.web.portal.modelrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.web.portal.GoalNames;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunAskedTest {

    private static final char FIXED = '\u00a0';
    private static final GoalNames GOALS = new GoalNames() {
        @Override
        public String of(UUID advertiser, String key) {
            return key.equals("sale") ? "Sale" : key;
        }
    };

    private static List<String> told(String parameters) {
        return new RunAsked(new UUID(1, 1), GOALS, ZoneId.of("Europe/Berlin"), Locale.ENGLISH).lines(parameters).stream().map(line -> (line.label() + ": " + line.value()).replace(FIXED, ' ')).toList();
    }

    @Test
    void a_question_is_told_in_words_and_what_was_not_said_is_left_out() {
        assertThat(told("""
                {"advertiserId": "00000000-0000-0001-0000-000000000001", "from": "2026-03-01", "to": "2026-03-31", "goal": "sale", "lookbackDays": 30, "by": "channel", "models": ["linear", "markov"],
                 "markovOrder": null, "seed": null, "interactions": ["click", "impression"], "resetAfterConversion": false, "asOf": "2026-04-01T10:00:00Z"}""")).containsExactly(
                "First day: 1 Mar 2026", "Last day: 31 Mar 2026", "Goal: Sale", "Look-back, days: 30", "Credit by: Channel", "Models: Linear, Markov", "Credit for: clicks, views",
                "Journeys begin anew after a conversion: no", "As known on: 1 Apr 2026, 12:00");
    }

    @Test
    void what_has_no_words_is_told_as_it_was_written() {
        assertThat(told("{\"model\": \"bg-nbd\", \"parameters\": {\"r\": 0.243, \"alpha\": 4.414}, \"newer\": \"thing\"}")).containsExactly("Model: BG/NBD", "Given parameters: r 0.243, alpha 4.414", "newer: thing");
        assertThat(told("no JSON")).isEmpty();
    }
}
