package io.plumbline.reporting.attribution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** One person's story, told in order of time; keeps no more of it than the look-back window needs. */
final class Person {

    /** A machine that touches without end keeps its latest touches only. */
    private static final int MAX_TOUCHES = 10_000;

    private final Duration lookback;
    private final boolean resetAfterConversion;
    private final Deque<Journey.Step> touches = new ArrayDeque<>();
    private Instant lastConversion;

    Person(Duration lookback, boolean resetAfterConversion) {
        this.lookback = lookback;
        this.resetAfterConversion = resetAfterConversion;
    }

    void touched(Journey.Step step) {
        if (touches.size() == MAX_TOUCHES) {
            touches.removeFirst();
        }
        touches.addLast(step);
    }

    /** All touches of the same instant must have been told before. */
    Journey converted(Instant at, long valueMinor) {
        Instant from = at.minus(lookback);
        while (!touches.isEmpty() && touches.peekFirst().at().isBefore(from)) {
            touches.removeFirst();
        }
        List<Journey.Step> steps = new ArrayList<>(touches);
        if (resetAfterConversion && lastConversion != null) {
            steps.removeIf(step -> !step.at().isAfter(lastConversion));
        }
        Journey journey = new Journey(at, valueMinor, steps);
        lastConversion = at;
        return journey;
    }
}
