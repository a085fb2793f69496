package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.SessionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Seeded random histories of money against a recount that shares no code with the product, three hundred on each database. More of them: {@code
 * ./mvnw -pl tracking-ejb -am test -Dtest=MoneyStoriesTest -Dsurefire.failIfNoSpecifiedTests=false -Dplumbline.histories=20000}, from another seed with {@code -Dplumbline.seed=…}.
 */
class MoneyStoriesTest {

    private static final long SEED = Long.getLong("plumbline.seed", 20261122L);
    private static final int HISTORIES = Integer.getInteger("plumbline.histories", 300);
    private static final int A_DATABASE = 1000;
    private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatever_happens_and_however_often_it_is_told_the_books_say_what_a_recount_of_the_facts_says(Databases database) throws Exception {
        Map<String, Integer> done = new ConcurrentHashMap<>();
        long begun = System.nanoTime();
        for (int i = 0; i < HISTORIES; i += A_DATABASE) {
            try (SessionFactory sessions = database.fresh()) {
                new MoneyTown(sessions, SEED + i, Math.min(A_DATABASE, HISTORIES - i), done).live(THREADS);
            }
        }
        System.out.printf("%s: %d histories from seed %d in %d s: %s%n", database, HISTORIES, SEED, Duration.ofNanos(System.nanoTime() - begun).toSeconds(), new TreeMap<>(done));
        assertThat(done).containsKeys("sale", "sale told late", "sale, renewed", "refund told again", "refund before its sale", "refund larger than its sale", "refund in another currency",
                "refund of a part", "refund of all", "refund of what has locked", "rate that came late", "clicks paid", "impressions paid", "clicks without a rate", "impressions without a rate", "traffic whose rate came late", "adjustment", "month closed", "run paid", "run failed", "run cut half way", "run prepared anew",
                "tier reached", "tier lost again", "bonus reached", "bonus lost again", "referral paid");
    }
}
