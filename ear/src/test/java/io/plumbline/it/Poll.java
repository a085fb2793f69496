package io.plumbline.it;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until the answer is right or the patience is over. */
final class Poll {

    private static final long PAUSE_MILLIS = 100;

    private Poll() {
    }

    static <T> T until(Duration patience, Supplier<T> question, Predicate<T> right) {
        long end = System.nanoTime() + patience.toNanos();
        var never = new CountDownLatch(1);
        T answer = question.get();
        while (!right.test(answer)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + patience + ": " + answer);
            }
            try {
                never.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            answer = question.get();
        }
        return answer;
    }
}
