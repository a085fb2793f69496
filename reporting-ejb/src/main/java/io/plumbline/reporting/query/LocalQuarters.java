package io.plumbline.reporting.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Local days as a range of quarters of an hour since 1970, with the zone's offsets inside it. Every zone changes its clocks on
 * a quarter and by whole quarters, so integer arithmetic is exact.
 *
 * @param start first quarter
 * @param end   first quarter that is no longer part of it
 */
record LocalQuarters(ZoneId zone, LocalDate from, LocalDate to, int start, int end) {

    private static final int SECONDS = 900;
    static final int A_DAY = 96;
    static final int AN_HOUR = 4;

    static LocalQuarters of(LocalDate from, LocalDate to, ZoneId zone) {
        return new LocalQuarters(zone, from, to, quarter(from.atStartOfDay(zone).toInstant()),
                quarter(to.plusDays(1).atStartOfDay(zone).toInstant()));
    }

    private static int quarter(Instant at) {
        return Math.toIntExact(Math.floorDiv(at.getEpochSecond(), (long) SECONDS));
    }

    /** @param offset of local time from UTC, in quarters; the same from start to end */
    record Stretch(int start, int end, int offset) {
    }

    /** A part of the period, between clock changes. */
    List<Stretch> stretches(int first, int last) {
        List<Stretch> stretches = new ArrayList<>();
        int begin = first;
        for (ZoneOffsetTransition change : changes(zone.getRules())) {
            int at = Math.min(last, quarter(change.getInstant()));
            if (at > begin) {
                stretches.add(new Stretch(begin, at, offset(begin)));
                begin = at;
            }
        }
        if (last > begin) {
            stretches.add(new Stretch(begin, last, offset(begin)));
        }
        return stretches;
    }

    private int offset(int quarter) {
        return quarters(zone.getRules().getOffset(Instant.ofEpochSecond((long) quarter * SECONDS)));
    }

    /** SQL for the offset in quarters that is in force at a quarter; its parameters are appended. */
    String offsetSql(String quarter, List<Object> parameters) {
        StringBuilder sql = new StringBuilder();
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(Instant.ofEpochSecond((long) start * SECONDS));
        for (ZoneOffsetTransition change : changes(rules)) {
            sql.append(sql.isEmpty() ? "case" : "").append(" when " + quarter + " < cast(? as integer) then cast(? as integer)");
            parameters.add(quarter(change.getInstant()));
            parameters.add(quarters(offset));
            offset = change.getOffsetAfter();
        }
        parameters.add(quarters(offset));
        return sql.isEmpty() ? "cast(? as integer)" : sql + " else cast(? as integer) end";
    }

    TimeUnit.Place place(TimeUnit unit, int quarter) {
        int offset = zone.getRules().getOffset(Instant.ofEpochSecond((long) quarter * SECONDS)).getTotalSeconds();
        int local = quarter + Math.floorDiv(offset, SECONDS);
        return unit == TimeUnit.HOUR
                ? new TimeUnit.Place(Math.floorDiv(local, AN_HOUR), offset)
                : unit.placeOfDay(Math.floorDiv(local, A_DAY));
    }

    private List<ZoneOffsetTransition> changes(ZoneRules rules) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        Instant last = Instant.ofEpochSecond((long) end * SECONDS);
        ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochSecond((long) start * SECONDS));
        while (next != null && next.getInstant().isBefore(last)) {
            changes.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        return changes;
    }

    private static int quarters(ZoneOffset offset) {
        return Math.floorDiv(offset.getTotalSeconds(), SECONDS);
    }
}
