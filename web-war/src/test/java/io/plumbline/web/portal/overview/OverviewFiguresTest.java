package io.plumbline.web.portal.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.reporting.api.Answer;
import io.plumbline.web.faces.DateRange;
import io.plumbline.web.portal.Cells;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverviewFiguresTest {

    private static final DateRange THREE_DAYS = new DateRange(LocalDate.parse("2026-11-19"), LocalDate.parse("2026-11-21"));

    @Test
    void a_day_without_events_counts_nothing_and_has_no_quotient() {
        Answer answer = answer(List.of(List.of("2026-11-19", 4L, new BigDecimal("0.5")), List.of("2026-11-21", 2L, BigDecimal.ONE)));

        assertThat(OverviewFigures.byDay(answer, THREE_DAYS, 1)).containsExactly(new BigDecimal("4"), BigDecimal.ZERO, new BigDecimal("2"));
        assertThat(OverviewFigures.byDay(answer, THREE_DAYS, 2)).containsExactly(new BigDecimal("0.5"), null, BigDecimal.ONE);
    }

    @Test
    void a_change_needs_something_to_compare_with() {
        assertThat(Cells.change("150.00", "100.00")).isEqualByComparingTo("0.5");
        assertThat(Cells.change("50.00", "-100.00")).isEqualByComparingTo("1.5");
        assertThat(Cells.change("50.00", "0.00")).isNull();
        assertThat(Cells.change(null, "1")).isNull();
        assertThat(Cells.change("1", null)).isNull();
    }

    private static Answer answer(List<List<Object>> rows) {
        return new Answer(List.of(new Answer.Column("date", "dimension", null), new Answer.Column("clicks", "metric", "count"), new Answer.Column("cr", "metric", "percent")),
                rows, List.of(6L, BigDecimal.ONE), null, null, new Answer.Meta(Instant.EPOCH, "UTC", "EUR", 2, List.of()), null);
    }
}
