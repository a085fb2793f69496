package io.plumbline.tracking.conversion;

import io.plumbline.campaign.ledger.LedgerDesk;
import io.plumbline.campaign.ledger.PeriodSteps;
import io.plumbline.shared.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.hibernate.SessionFactory;

/** Many stories at once in one house, on some threads: they share its books and its calendar, and nobody's money may show in another's. */
final class MoneyTown {

    private static final YearMonth BEGIN = YearMonth.of(2030, 1);
    private static final Duration SLICE = Duration.ofDays(6);
    private static final int MOST_SLICES = 100;
    private static final int FEW_ACTS = 6;
    private static final int MANY_ACTS = 40;
    /** One story in so many is a long one. */
    private static final int LONG_ONES = 100;

    private final List<MoneyStory> stories = new ArrayList<>();
    private final Map<String, Integer> done;
    private final Random random;
    private final Shopfloor office;
    private YearMonth open = BEGIN.minusMonths(1);
    private Instant now = BEGIN.atDay(1).atTime(13, 0).toInstant(ZoneOffset.UTC);

    /** @param done counts what happened; many write to it */
    MoneyTown(SessionFactory sessions, long seed, int histories, Map<String, Integer> done) {
        this.done = done;
        random = new Random(seed);
        office = new Shopfloor(sessions);
        office.join(List.of(new LedgerDesk(), new PeriodSteps()));
        MoneyWorld.payer(office);
        close();
        for (int i = 0; i < histories; i++) {
            stories.add(new MoneyStory(sessions, BEGIN, seed + i, i % LONG_ONES == 0 ? MANY_ACTS : FEW_ACTS, done));
        }
    }

    void live(int threads) throws Exception {
        ExecutorService lanes = Executors.newFixedThreadPool(threads);
        try {
            for (int slice = 0; slice < MOST_SLICES && !stories.stream().allMatch(MoneyStory::isOver); slice++) {
                now = now.plus(SLICE);
                all(lanes, story -> story.until(now));
                if (random.nextInt(3) == 0) {
                    close();
                }
            }
            all(lanes, story -> story.end(now));
        } finally {
            lanes.shutdownNow();
        }
    }

    private void all(ExecutorService lanes, Consumer<MoneyStory> work) throws Exception {
        List<Callable<Void>> calls = new ArrayList<>();
        stories.forEach(story -> calls.add(() -> {
            work.accept(story);
            return null;
        }));
        for (Future<Void> call : lanes.invokeAll(calls)) {
            try {
                call.get();
            } catch (ExecutionException thrown) {
                if (thrown.getCause() instanceof Error red) {
                    throw red;
                }
                throw (Exception) thrown.getCause();
            }
        }
    }

    /** Every month that is over everywhere. */
    private void close() {
        while (now.isAfter(open.plusMonths(1).atDay(1).atTime(12, 0).toInstant(ZoneOffset.UTC))) {
            YearMonth month = open;
            PeriodSteps steps = office.part(PeriodSteps.class);
            office.now = now;
            finance(() -> steps.begin(month));
            finance(steps::waitForPostings);
            finance(() -> steps.seal(month));
            done.merge("month closed", 1, Integer::sum);
            stories.forEach(story -> story.closed(month));
            open = month.plusMonths(1);
        }
    }

    private void finance(Runnable step) {
        office.actAs("fritz", Role.FINANCE);
        office.tx(() -> {
            step.run();
            return null;
        });
        office.asSystem();
    }
}
