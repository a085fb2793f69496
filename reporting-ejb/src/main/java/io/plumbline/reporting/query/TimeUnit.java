package io.plumbline.reporting.query;

import io.plumbline.shared.Keyed;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;

/** Pieces of local time. All but the hour are whole local days. */
enum TimeUnit implements Keyed {
    DATE, HOUR, WEEK, MONTH;

    private static final DateTimeFormatter HOUR_CELL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final int DAYS_TO_FIRST_MONDAY = 3;

    /** A place on the local time line. A repeated hour is two places: the offset tells them apart, the larger one comes first. */
    record Place(long index, int offsetSeconds) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byIndex = Long.compare(index, other.index);
            return byIndex != 0 ? byIndex : Integer.compare(other.offsetSeconds, offsetSeconds);
        }
    }

    Place placeOfDay(long epochDay) {
        return switch (this) {
            case WEEK -> new Place(Math.floorDiv(epochDay + DAYS_TO_FIRST_MONDAY, 7L), 0);
            case MONTH -> {
                LocalDate day = LocalDate.ofEpochDay(epochDay);
                yield new Place(day.getYear() * 12L + day.getMonthValue() - 1, 0);
            }
            case DATE -> new Place(epochDay, 0);
            case HOUR -> new Place(epochDay * 24, 0);
        };
    }

    String cell(Place place) {
        return switch (this) {
            case DATE -> LocalDate.ofEpochDay(place.index).toString();
            case WEEK -> {
                LocalDate monday = LocalDate.ofEpochDay(place.index * 7 - DAYS_TO_FIRST_MONDAY);
                yield "%d-W%02d".formatted(monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            }
            case MONTH -> "%d-%02d".formatted(place.index / 12, place.index % 12 + 1);
            case HOUR -> LocalDateTime.ofEpochSecond(place.index * 3600, 0, ZoneOffset.UTC).format(HOUR_CELL)
                    + ZoneOffset.ofTotalSeconds(place.offsetSeconds).getId().replace("Z", "+00:00");
        };
    }
}
