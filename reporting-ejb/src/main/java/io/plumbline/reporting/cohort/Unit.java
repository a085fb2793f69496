package io.plumbline.reporting.cohort;

import io.plumbline.shared.Keyed;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** Pieces of the calendar that cohorts are made of. */
enum Unit implements Keyed {
    WEEK(ChronoUnit.WEEKS) {
        @Override
        LocalDate start(LocalDate day) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        String label(LocalDate start) {
            return "%d-W%02d".formatted(start.get(IsoFields.WEEK_BASED_YEAR), start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }
    },
    MONTH(ChronoUnit.MONTHS) {
        @Override
        LocalDate start(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        String label(LocalDate start) {
            return "%d-%02d".formatted(start.getYear(), start.getMonthValue());
        }
    };

    private final ChronoUnit step;

    Unit(ChronoUnit step) {
        this.step = step;
    }

    abstract LocalDate start(LocalDate day);

    abstract String label(LocalDate start);

    LocalDate plus(LocalDate start, long count) {
        return start.plus(count, step);
    }

    /** Whole pieces from one start to another. */
    int between(LocalDate start, LocalDate later) {
        return Math.toIntExact(step.between(start, later));
    }
}
