package io.plumbline.reporting.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.reporting.api.ExpectedAnswer;
import io.plumbline.reporting.api.Grid;
import io.plumbline.reporting.api.Grids;
import io.plumbline.shared.Invalid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridsTest {

    private static final ExpectedAnswer ANSWER = new ExpectedAnswer(
            List.of(new ExpectedAnswer.Day(LocalDate.of(2026, 11, 1), true, new ExpectedAnswer.Count(40, 4, 4.0, 4L, 4L, 1.0)),
                    new ExpectedAnswer.Day(LocalDate.of(2026, 11, 2), false, new ExpectedAnswer.Count(60, 3, 6.5, 4L, 9L, 0.46))),
            new ExpectedAnswer.Count(100, 7, 10.5, 8L, 13L, 0.67), List.of(new ExpectedAnswer.Channel("email", new ExpectedAnswer.Count(100, 7, 10.5, 8L, 13L, 0.67), true, 30.5)),
            List.of(new ExpectedAnswer.Lag(0, 0.25), new ExpectedAnswer.Lag(1, 1)), 30, LocalDate.of(2026, 9, 1), new ExpectedAnswer.Sample(900, 80), 1.1, new BigDecimal("0.9"), "UTC",
            Instant.EPOCH, null, null);

    @Test
    void each_table_of_conversions_to_come_is_a_file_and_ends_with_the_total_of_the_page() {
        assertThat(Grids.of(ANSWER, null)).isEqualTo(Grids.of(ANSWER, "days"));
        Grid days = Grids.of(ANSWER, "days");
        assertThat(days.header()).containsExactly("day", "settled", "clicks", "conversionsSoFar", "conversionsExpected", "low", "high", "complete");
        assertThat(days.rows()).hasSize(3).last().isEqualTo(Arrays.asList("(all)", null, 100L, 7L, 10.5, 8L, 13L, 0.67));
        assertThat(Grids.of(ANSWER, "channels").rows()).containsExactly(Arrays.asList("email", 30.5, "true", 100L, 7L, 10.5, 8L, 13L, 0.67), Arrays.asList("(all)", null, null, 100L, 7L, 10.5, 8L, 13L, 0.67));
        assertThat(Grids.of(ANSWER, "lags").rows()).containsExactly(List.of(0, 0.25), List.of(1, 1.0));
        assertThatThrownBy(() -> Grids.of(ANSWER, "weeks")).isInstanceOf(Invalid.class);
    }
}
