package io.plumbline.reporting.delay;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Valid clicks of one channel by the hour they came in. @param byHour start in seconds since 1970 (zones have half hours), and number */
record Clicks(TreeMap<Long, Long> byHour) {

    static final long HOUR = 3600;

    Clicks() {
        this(new TreeMap<>());
    }

    void add(long start, long count) {
        byHour.merge(start, count, Long::sum);
    }

    /** Clicks that are worth as much as if they were old enough: each counts by the share of lags that are shorter than it is old. */
    double exposure(LagCurve curve, long now) {
        return byHour.entrySet().stream().mapToDouble(e -> e.getValue() * curve.share(age(e, now))).sum();
    }

    /** Clicks of the hours that begin between two times. */
    NavigableMap<Long, Long> between(long from, long until) {
        return from >= until ? Collections.emptyNavigableMap() : byHour.subMap(from, true, until, false);
    }

    long count() {
        return byHour.values().stream().mapToLong(Long::longValue).sum();
    }

    /** An hour's clicks are as old as its middle, and the present hour's as the middle of what has passed of it. */
    static long age(Map.Entry<Long, Long> hour, long now) {
        return Math.max(0, now - (hour.getKey() + Math.min(hour.getKey() + HOUR, now)) / 2);
    }
}
