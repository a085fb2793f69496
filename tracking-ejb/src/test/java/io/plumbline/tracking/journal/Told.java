package io.plumbline.tracking.journal;

import io.plumbline.tracking.api.Settled;
import io.plumbline.tracking.store.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Puts numbered records into a journal and hears what became of them. */
final class Told {

    final List<Integer> durable = new ArrayList<>();
    final List<Integer> failed = new ArrayList<>();

    /** Waits for each. */
    void put(Journal journal, int... numbers) throws InterruptedException {
        CountDownLatch all = new CountDownLatch(numbers.length);
        for (int number : numbers) {
            journal.append(Filer.CLICK, row(number), hear(number, all));
        }
        if (!all.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("not told of all: " + durable + " " + failed);
        }
    }

    Settled hear(int number, CountDownLatch all) {
        return failure -> {
            synchronized (this) {
                (failure == null ? durable : failed).add(number);
            }
            all.countDown();
        };
    }

    static Columns row(int number) {
        return new Columns().with("number", number).with("text", "record " + number + " \u00e4\u20ac").with("nothing", null);
    }

    /** All that is in it now, taken off it. */
    static List<Integer> numbers(Journal journal) throws java.io.IOException {
        List<Integer> numbers = new ArrayList<>();
        for (Journal.Batch batch = journal.next(3, 1); batch != null; batch = journal.next(3, 1)) {
            batch.entries().forEach(entry -> numbers.add((Integer) entry.get("number")));
            journal.taken(batch);
        }
        return numbers;
    }
}
