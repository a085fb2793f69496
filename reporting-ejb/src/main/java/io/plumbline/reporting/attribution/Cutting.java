package io.plumbline.reporting.attribution;

/**
 * Cuts what happened to a person into journeys: one for each conversion, with the touches before it, and one that led nowhere
 * from the touches after the last conversion. A journey belongs to the question when it ends in its days.
 */
final class Cutting implements Gathering.Listener {

    /** Takes journeys. The arrays are used again for the next one. */
    interface Listener {

        /** @param touches number of steps, may be 0; @param conversion its number */
        void converted(int[] steps, long[] micros, int touches, long at, int conversion);

        /** @param at of the last touch */
        void ended(int[] steps, long[] micros, int touches, long at);
    }

    /** A machine that touches without end keeps its latest touches only. */
    private static final int MAX_TOUCHES = 10_000;

    private final Windows windows;
    private final boolean resetAfterConversion;
    private final long from;
    private final Listener listener;
    private int[] steps = new int[64];
    private long[] times = new long[64];

    Cutting(Windows windows, boolean resetAfterConversion, long fromMicros, Listener listener) {
        this.windows = windows;
        this.resetAfterConversion = resetAfterConversion;
        this.from = fromMicros;
        this.listener = listener;
    }

    @Override
    public void person(long[] micros, int[] events, int first, int until) {
        long converted = Long.MIN_VALUE;
        int oldest = first;
        int lastTouch = -1;
        for (int i = first; i < until; i++) {
            if (events[i] >= 0) {
                lastTouch = i;
                continue;
            }
            oldest = oldest(micros, oldest, i, micros[i]);
            if (micros[i] >= from) {
                int touches = take(micros, events, oldest, i, micros[i], resetAfterConversion ? converted : Long.MIN_VALUE);
                listener.converted(steps, times, touches, micros[i], ~events[i]);
            }
            converted = micros[i];
        }
        if (lastTouch >= 0 && micros[lastTouch] > converted && micros[lastTouch] >= from) {
            int start = oldest(micros, oldest, lastTouch + 1, micros[lastTouch]);
            listener.ended(steps, times, take(micros, events, start, lastTouch + 1, micros[lastTouch], converted), micros[lastTouch]);
        }
    }

    private int oldest(long[] micros, int oldest, int until, long at) {
        int start = Math.max(oldest, until - MAX_TOUCHES);
        while (start < until && at - micros[start] > windows.longestMicros()) {
            start++;
        }
        return start;
    }

    private int take(long[] micros, int[] events, int start, int until, long at, long after) {
        if (steps.length < until - start) {
            steps = new int[(until - start) * 2];
            times = new long[steps.length];
        }
        int touches = 0;
        for (int i = start; i < until; i++) {
            if (events[i] >= 0 && micros[i] > after && windows.covers(events[i], at - micros[i])) {
                steps[touches] = events[i];
                times[touches++] = micros[i];
            }
        }
        return touches;
    }
}
