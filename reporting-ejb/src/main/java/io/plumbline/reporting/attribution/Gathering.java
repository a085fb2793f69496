package io.plumbline.reporting.attribution;

import io.plumbline.reporting.known.Persons;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Events of many persons as they come, and then person by person in order of time: sorting here is cheaper than in either database. */
final class Gathering {

    /** What happened to one person, oldest first. */
    @FunctionalInterface
    interface Listener {
        /** @param events steps, and negative numbers for conversions */
        void person(long[] micros, int[] events, int from, int until);
    }

    private long[] highs = new long[1024];
    private long[] lows = new long[1024];
    private long[] micros = new long[1024];
    private int[] events = new int[1024];
    private int size;

    void add(long high, long low, long at, int event) {
        if (size == events.length) {
            int room = (int) Math.min(Integer.MAX_VALUE - 8L, size * 3L / 2);
            highs = Arrays.copyOf(highs, room);
            lows = Arrays.copyOf(lows, room);
            micros = Arrays.copyOf(micros, room);
            events = Arrays.copyOf(events, room);
        }
        highs[size] = high;
        lows[size] = low;
        micros[size] = at;
        events[size++] = event;
    }

    int size() {
        return size;
    }

    long high(int event) {
        return highs[event];
    }

    long low(int event) {
        return lows[event];
    }

    long micros(int event) {
        return micros[event];
    }

    int event(int event) {
        return events[event];
    }

    void clear() {
        size = 0;
    }

    /** Empties the gathering. @param renumbered the event that each one is told as */
    void tell(IntUnaryOperator renumbered, Listener listener) {
        Persons persons = new Persons(size / 8);
        int[] whose = new int[size];
        for (int i = 0; i < size; i++) {
            whose[i] = persons.number(highs[i], lows[i]);
        }
        highs = new long[16];
        lows = new long[16];
        int[] ends = new int[persons.size() + 1];
        for (int i = 0; i < size; i++) {
            ends[whose[i] + 1]++;
        }
        for (int p = 0; p < persons.size(); p++) {
            ends[p + 1] += ends[p];
        }
        long[] times = new long[size];
        int[] told = new int[size];
        for (int i = 0; i < size; i++) {
            int place = ends[whose[i]]++;
            times[place] = micros[i];
            told[place] = renumbered.applyAsInt(events[i]);
        }
        micros = new long[16];
        events = new int[16];
        size = 0;
        int from = 0;
        for (int p = 0; p < persons.size(); p++) {
            sort(times, told, from, ends[p]);
            listener.person(times, told, from, ends[p]);
            from = ends[p];
        }
    }

    private static void sort(long[] times, int[] told, int from, int until) {
        if (until - from > 64) {
            sortMany(times, told, from, until);
            return;
        }
        for (int i = from + 1; i < until; i++) {
            long time = times[i];
            int event = told[i];
            int j = i - 1;
            while (j >= from && isAfter(times[j], told[j], time, event)) {
                times[j + 1] = times[j];
                told[j + 1] = told[j];
                j--;
            }
            times[j + 1] = time;
            told[j + 1] = event;
        }
    }

    private static void sortMany(long[] times, int[] told, int from, int until) {
        Integer[] order = new Integer[until - from];
        Arrays.setAll(order, i -> from + i);
        Arrays.sort(order, (a, b) -> isAfter(times[a], told[a], times[b], told[b]) ? 1 : isAfter(times[b], told[b], times[a], told[a]) ? -1 : 0);
        long[] sortedTimes = new long[order.length];
        int[] sorted = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            sortedTimes[i] = times[order[i]];
            sorted[i] = told[order[i]];
        }
        System.arraycopy(sortedTimes, 0, times, from, order.length);
        System.arraycopy(sorted, 0, told, from, order.length);
    }

    /** At one instant touches come before conversions; otherwise any order will do that is always the same. */
    private static boolean isAfter(long time, int event, long otherTime, int other) {
        if (time != otherTime) {
            return time > otherTime;
        }
        return event < 0 == other < 0 ? event < 0 ? event < other : event > other : event < 0;
    }
}
