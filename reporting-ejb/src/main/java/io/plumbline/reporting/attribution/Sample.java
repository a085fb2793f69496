package io.plumbline.reporting.attribution;

import java.util.Arrays;

/** Journeys, as far as models need to know them. */
final class Sample {

    private final PathBook book = new PathBook();
    private final RuleCredits decay = new RuleCredits(Model.TIME_DECAY);
    private final Decay weights;
    private long conversions;
    private long valueMinor;
    private long nulls;
    private long untouched;
    private long untouchedMinor;
    private int[] seconds = new int[1024];
    private int timed;

    Sample(int halfLifeDays) {
        weights = new Decay(halfLifeDays);
    }

    void converted(int[] steps, long[] micros, int touches, long at, long ofValueMinor) {
        told(1, ofValueMinor, touches);
        if (touches > 0) {
            book.add(steps, touches, 1, ofValueMinor, 0);
            decay.add(steps, touches, weights.of(micros, touches), 1, ofValueMinor);
            time((at - micros[0]) / 1_000_000);
        }
    }

    void ended(int[] steps, int touches) {
        nulls++;
        book.add(steps, touches, 0, 0, 1);
    }

    /** A row of a table: so many journeys of one path. */
    void row(int[] steps, long[] micros, int touches, long ofConversions, long ofValueMinor, long ofNulls) {
        told(ofConversions, ofValueMinor, touches);
        nulls = Math.addExact(nulls, ofNulls);
        book.add(steps, touches, ofConversions, ofValueMinor, ofNulls);
        if (ofConversions > 0) {
            decay.add(steps, touches, weights.of(micros, touches), ofConversions, ofValueMinor);
        }
    }

    private void told(long ofConversions, long ofValueMinor, int touches) {
        conversions = Math.addExact(conversions, ofConversions);
        valueMinor = Math.addExact(valueMinor, ofValueMinor);
        untouched += touches == 0 ? ofConversions : 0;
        untouchedMinor += touches == 0 ? ofValueMinor : 0;
    }

    PathBook book() {
        return book;
    }

    Credited decay() {
        return decay.result();
    }

    long conversions() {
        return conversions;
    }

    long valueMinor() {
        return valueMinor;
    }

    /** Conversions of journeys without a touch. */
    long untouched() {
        return untouched;
    }

    long untouchedMinor() {
        return untouchedMinor;
    }

    long nulls() {
        return nulls;
    }

    /** From the first touch to the conversion, ascending. */
    int[] seconds() {
        int[] sorted = Arrays.copyOf(seconds, timed);
        Arrays.sort(sorted);
        return sorted;
    }

    private void time(long duration) {
        if (timed == seconds.length) {
            seconds = Arrays.copyOf(seconds, timed * 2);
        }
        seconds[timed++] = (int) Math.max(0, Math.min(Integer.MAX_VALUE, duration));
    }
}
