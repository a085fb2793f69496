package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.SessionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Seeded random histories of money against a recount that shares no code with the product. Thousands of them:
 * {@code ./mvnw -pl tracking-ejb -am test -Dtest=MoneyStoriesTest -Dsurefire.failIfNoSpecifiedTests=false -Dplumbline.histories=2000}, from another seed with {@code -Dplumbline.seed=…}.
 */
class MoneyStoriesTest {

    private static final long SEED = Long.getLong("plumbline.seed", 20261122L);
    private static final int ACTS = 40;
    /** What a database keeps of closed months grows with all that was ever posted. */
    private static final int A_DATABASE = 40;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatever_happens_and_however_often_it_is_told_the_books_say_what_a_recount_of_the_facts_says(Databases database) {
        int histories = Integer.getInteger("plumbline.histories", database == Databases.H2 ? 6 : 3);
        Map<String, Integer> done = new TreeMap<>();
        long begun = System.nanoTime();
        for (int i = 0; i < histories; i += A_DATABASE) {
            SessionFactory sessions = database.fresh();
            YearMonth open = YearMonth.of(2029, 12);
            for (int j = i; j < Math.min(histories, i + A_DATABASE); j++) {
                open = new MoneyStory(sessions, open, YearMonth.of(2030, 1).plusMonths(12L * (j - i)), SEED + j, done).play(ACTS);
            }
            sessions.close();
        }
        System.out.printf("%s: %d histories from seed %d in %d s: %s%n", database, histories, SEED, Duration.ofNanos(System.nanoTime() - begun).toSeconds(), done);
        assertThat(done).containsKeys("sale", "sale told late", "refund of a part", "refund of all", "month closed", "run paid");
    }
}
