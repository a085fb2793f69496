package io.plumbline.tracking.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.ExperimentArm;
import io.plumbline.campaign.api.RunningExperiment;
import io.plumbline.campaign.api.When;
import io.plumbline.tracking.api.Arrival.MapOfParams;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArmTest {

    private static final UUID LONG = new UUID(1, 1);
    private static final UUID SHORT = new UUID(1, 2);
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int VISITORS = 20_000;

    @Test
    void visitors_are_shared_out_by_weight_and_stay_where_they_are() {
        RunningExperiment running = running(new UUID(7, 7), 9, 1);
        Map<String, Integer> drawn = new HashMap<>();
        for (int i = 0; i < VISITORS; i++) {
            Arm arm = Arm.of(running, facts("visitor-" + i, "DE"), routing(When.ALWAYS));
            assertThat(Arm.of(running, facts("visitor-" + i, "DE"), routing(When.ALWAYS)).variant()).isEqualTo(arm.variant());
            drawn.merge(arm.variant(), 1, Integer::sum);
        }
        // Five standard deviations of a share of 0.1 in 20,000 draws.
        assertThat(drawn.get("short") / (double) VISITORS).isBetween(0.1 - 0.0106, 0.1 + 0.0106);
    }

    @Test
    void two_experiments_draw_independently() {
        int both = 0;
        for (int i = 0; i < VISITORS; i++) {
            Arm one = Arm.of(running(new UUID(7, 7), 1, 1), facts("visitor-" + i, "DE"), routing(When.ALWAYS));
            Arm two = Arm.of(running(new UUID(7, 8), 1, 1), facts("visitor-" + i, "DE"), routing(When.ALWAYS));
            both += one.variant().equals(two.variant()) ? 1 : 0;
        }
        assertThat(both / (double) VISITORS).isBetween(0.5 - 0.018, 0.5 + 0.018);
    }

    @Test
    void a_visitor_to_whom_one_arm_is_closed_takes_no_part() {
        Routing onlyGermans = routing(new When(List.of("DE"), null, null));
        RunningExperiment running = running(new UUID(7, 7), 1, 1);

        assertThat(Arm.of(running, facts("somebody", "DE"), onlyGermans)).isNotNull();
        assertThat(Arm.of(running, facts("somebody", "FR"), onlyGermans)).isNull();
        assertThat(Arm.of(null, facts("somebody", "DE"), onlyGermans)).isNull();
        RunningExperiment fromTomorrow = new RunningExperiment(running.id(), running.name(), NOON.plusSeconds(86_400), running.arms());
        assertThat(Arm.of(fromTomorrow, facts("somebody", "DE"), onlyGermans)).as("a visit of before the start, told late").isNull();
    }

    @Test
    void an_arm_by_creative_leaves_the_way_to_the_link() {
        RunningExperiment running = new RunningExperiment(new UUID(7, 7), "Banner", NOON, List.of(new ExperimentArm("red", null, "red-1", 1), new ExperimentArm("blue", null, "blue-1", 1)));
        Arm arm = Arm.of(running, facts("somebody", "DE"), routing(When.ALWAYS));

        assertThat(arm.way()).isNull();
        assertThat(arm.creative()).isEqualTo(arm.variant() + "-1");
    }

    private static RunningExperiment running(UUID id, int first, int second) {
        return new RunningExperiment(id, "Pages", NOON, List.of(new ExperimentArm("long", LONG, null, first), new ExperimentArm("short", SHORT, null, second)));
    }

    private static Routing routing(When ofShort) {
        return Routing.of(List.of(new Destination(LONG, "https://shop.example/long", 1, When.ALWAYS, "long"), new Destination(SHORT, "https://shop.example/short", 1, ofShort, "short")));
    }

    private static Facts facts(String sticky, String country) {
        return new Facts(NOON.plusSeconds(60), country, null, "mobile", null, null, null, null, null, new MapOfParams(Map.of()), null, sticky, null);
    }
}
