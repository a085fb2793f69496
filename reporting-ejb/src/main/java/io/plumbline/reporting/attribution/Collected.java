package io.plumbline.reporting.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToIntFunction;

/**
 * Sorts journeys into samples: all of them, and those of each stretch of time when figures over time are asked for. When views
 * are not to be credited, journeys of views alone go into a sample of their own, which is shown beside and never added.
 */
final class Collected implements Cutting.Listener {

    private final Journeys source;
    private final boolean viewsCount;
    private final Sample all;
    private final Sample viewsOnly;
    private final List<Sample> stretches = new ArrayList<>();
    private final LongToIntFunction stretchOf;
    private int[] kept = new int[64];
    private long[] keptTimes = new long[64];

    /** @param stretchOf the number of the stretch that a time in micros lies in; null when there are none */
    Collected(Journeys source, boolean viewsCount, int halfLifeDays, int stretches, LongToIntFunction stretchOf) {
        this.source = source;
        this.viewsCount = viewsCount;
        this.all = new Sample(halfLifeDays);
        this.viewsOnly = viewsCount ? null : new Sample(halfLifeDays);
        this.stretchOf = stretchOf;
        for (int i = 0; i < stretches; i++) {
            this.stretches.add(new Sample(halfLifeDays));
        }
    }

    @Override
    public void converted(int[] steps, long[] micros, int touches, long at, int conversion) {
        long value = source.valueMinor(conversion);
        int count = viewsCount ? touches : keepClicks(steps, micros, touches);
        all.converted(viewsCount ? steps : kept, viewsCount ? micros : keptTimes, count, at, value);
        if (stretchOf != null) {
            stretches.get(stretchOf.applyAsInt(at)).converted(viewsCount ? steps : kept, viewsCount ? micros : keptTimes, count, at, value);
        }
        if (count == 0 && touches > 0) {
            viewsOnly.converted(steps, micros, touches, at, value);
        }
    }

    @Override
    public void ended(int[] steps, long[] micros, int touches, long at) {
        int count = viewsCount ? touches : keepClicks(steps, micros, touches);
        if (count > 0) {
            all.ended(viewsCount ? steps : kept, count);
            if (stretchOf != null) {
                stretches.get(stretchOf.applyAsInt(at)).ended(viewsCount ? steps : kept, count);
            }
        } else if (touches > 0) {
            viewsOnly.ended(steps, touches);
        }
    }

    Sample all() {
        return all;
    }

    /** Null when views are credited like everything else. */
    Sample viewsOnly() {
        return viewsOnly;
    }

    List<Sample> stretches() {
        return stretches;
    }

    private int keepClicks(int[] steps, long[] micros, int touches) {
        if (kept.length < touches) {
            kept = new int[touches * 2];
            keptTimes = new long[touches * 2];
        }
        int count = 0;
        for (int i = 0; i < touches; i++) {
            if (!Step.isView(steps[i])) {
                kept[count] = steps[i];
                keptTimes[count++] = micros[i];
            }
        }
        return count;
    }
}
