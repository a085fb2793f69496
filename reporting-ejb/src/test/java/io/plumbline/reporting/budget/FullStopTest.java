package io.plumbline.reporting.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.reporting.budget.FullStop.Act;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullStopTest {

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, true, 2026-11-01, , STOP",
        "ACTIVE, true, 2026-11-02, 2026-11-01, STOP",
        "ACTIVE, true, 2026-11-01, 2026-11-01, NOTHING",
        "ACTIVE, false, 2026-11-01, , NOTHING",
        "PAUSED, true, 2026-11-01, 2026-11-01, NOTHING",
        "PAUSED, false, 2026-11-02, 2026-11-01, RESUME",
        "PAUSED, false, 2026-11-01, 2026-11-01, RESUME",
        "PAUSED, false, 2026-11-02, , NOTHING",
        "ENDED, false, 2026-11-02, 2026-11-01, NOTHING"})
    void what_a_budget_does_to_its_campaign(PlanStatus status, boolean usedUp, LocalDate from, LocalDate stoppedFrom, Act act) {
        assertThat(FullStop.next(status, usedUp, from, stoppedFrom)).isEqualTo(act);
    }

    /** A year of days that spend at random: after each look a campaign that nobody touched runs if and only if something is left. */
    @Test
    void a_campaign_that_nobody_touches_runs_exactly_while_something_is_left() {
        Random random = new Random(11);
        PlanStatus status = PlanStatus.ACTIVE;
        LocalDate stopped = null;
        for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
            long spent = 0;
            for (int look = 0; look < 6; look++) {
                spent += status == PlanStatus.ACTIVE ? random.nextInt(40) : 0;
                boolean usedUp = spent >= 100;
                switch (FullStop.next(status, usedUp, day, stopped)) {
                    case STOP -> {
                        status = PlanStatus.PAUSED;
                        stopped = day;
                    }
                    case RESUME -> {
                        status = PlanStatus.ACTIVE;
                        stopped = null;
                    }
                    case NOTHING -> { }
                }
                assertThat(status).as("%s, look %d, %d spent", day, look, spent).isEqualTo(usedUp ? PlanStatus.PAUSED : PlanStatus.ACTIVE);
            }
        }
    }
}
