package io.plumbline.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.api.SpoolState;
import org.junit.jupiter.api.Test;

class JournalWithoutGapTest {

    @Test
    void what_waits_for_a_moment_is_no_gap() {
        assertThat(JournalWithoutGap.check(spool(3, 400, 0, 0))).extracting("status", "checked").containsExactly("ok", 103L);
    }

    @Test
    void what_was_refused_damaged_or_left_lying_is_named() {
        assertThat(JournalWithoutGap.check(spool(0, 0, 2, 0)).broken()).singleElement().asString().contains("2 records", "dead");
        assertThat(JournalWithoutGap.check(spool(0, 0, 0, 1)).broken()).singleElement().asString().contains("1 places", "damaged");
        assertThat(JournalWithoutGap.check(spool(7, 3_600_000, 0, 0)).broken()).singleElement().asString().contains("7 records", "3600 seconds");
    }

    private static SpoolState spool(long waiting, long lagMillis, int dead, int damaged) {
        return new SpoolState(0, waiting, 0, 1, 1, lagMillis, 100, dead, damaged, null, null);
    }
}
