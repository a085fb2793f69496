package io.plumbline.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateRangeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void nothing_said_means_the_last_thirty_days_today_included() {
        DateRange range = DateRange.parse(null, null, TODAY);
        assertThat(range).isEqualTo(new DateRange(LocalDate.of(2026, 10, 23), TODAY));
        assertThat(range.days()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-01", "2026-02-30", "0001-01-01", "9999-12-31", "2026-01-01' or 1=1", "<script>"})
    void nonsense_means_the_default(String nonsense) {
        assertThat(DateRange.parse(nonsense, nonsense, TODAY)).isEqualTo(DateRange.parse(null, null, TODAY));
    }

    @Test
    void days_the_wrong_way_round_are_turned() {
        assertThat(DateRange.parse("2026-10-31", "2026-10-01", TODAY))
                .isEqualTo(new DateRange(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31)));
    }

    @Test
    void one_day_said_completes_the_other() {
        assertThat(DateRange.parse("2026-11-01", null, TODAY).to()).isEqualTo(TODAY);
        assertThat(DateRange.parse(null, "2026-06-30", TODAY).from()).isEqualTo(LocalDate.of(2026, 6, 1));
        assertThat(DateRange.parse("2026-12-24", null, TODAY).days()).isEqualTo(1);
    }

    @Test
    void no_range_is_longer_than_the_limit() {
        DateRange range = DateRange.parse("2001-01-01", "2026-11-21", TODAY);
        assertThat(range.days()).isEqualTo(DateRange.MOST_DAYS);
        assertThat(range.to()).isEqualTo(TODAY);
    }

    @Test
    void the_period_before_has_as_many_days_and_touches() {
        DateRange march = new DateRange(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
        assertThat(march.previous()).isEqualTo(new DateRange(LocalDate.of(2026, 1, 29), LocalDate.of(2026, 2, 28)));
        assertThat(new DateRange(LocalDate.of(2028, 2, 29), LocalDate.of(2028, 2, 29)).yearBefore().from())
                .isEqualTo(LocalDate.of(2027, 2, 28));
    }

    @Test
    void presets_are_known_again() {
        for (DateRange.Preset preset : DateRange.Preset.values()) {
            assertThat(preset.on(TODAY).preset(TODAY)).contains(preset);
        }
        assertThat(DateRange.Preset.QUARTER.on(TODAY).from()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(new DateRange(LocalDate.of(2026, 2, 3), LocalDate.of(2026, 2, 9)).preset(TODAY)).isEmpty();
    }
}
