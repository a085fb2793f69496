package io.plumbline.reporting.attribution;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.Keyed;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The days, weeks (from Monday) or months of a range, the first and last cut by its ends. */
final class Stretches {

    enum Unit implements Keyed {
        DAY(ChronoUnit.DAYS), WEEK(ChronoUnit.WEEKS), MONTH(ChronoUnit.MONTHS);

        private final ChronoUnit step;

        Unit(ChronoUnit step) {
            this.step = step;
        }

        static Unit of(String key) {
            return Keyed.of(Unit.class, "interval", key);
        }

        static boolean isOne(String key) {
            return Arrays.stream(values()).anyMatch(unit -> unit.key().equals(key));
        }

        private LocalDate floor(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
            };
        }
    }

    /** Each is a sample of its own with its own chain. */
    private static final int MOST = 120;

    private final List<LocalDate> days = new ArrayList<>();
    private final long[] starts;

    Stretches(Unit unit, LocalDate from, LocalDate to, ZoneId zone) {
        for (LocalDate day = from; !day.isAfter(to); day = unit.floor(day).plus(1, unit.step)) {
            days.add(day);
        }
        starts = days.stream().mapToLong(day -> day.atStartOfDay(zone).toEpochSecond() * 1_000_000).toArray();
    }

    static void check(Unit unit, LocalDate from, LocalDate to) {
        if (unit.step.between(unit.floor(from), to) >= MOST) {
            throw new Invalid("interval", "interval-too-short", "At most " + MOST + " stretches of time. Use longer ones or fewer days.");
        }
    }

    List<LocalDate> days() {
        return days;
    }

    int of(long micros) {
        int found = Arrays.binarySearch(starts, micros);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }
}
