package io.plumbline.campaign.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.Silent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MediaCostTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

    @ParameterizedTest
    @EnumSource(Database.class)
    void whatever_platforms_state_and_restate_the_ledger_stands_at_the_rounded_sum(Database database) {
        Random random = new Random(7);
        Ground ground = new Ground(database, "EUR");
        long micros = 0;
        for (int i = 0; i < 40; i++) {
            micros = Math.max(0, micros + random.nextInt(4_000_000) - 1_500_000);
            long stated = micros;
            ground.tx(em -> book(em, ground, stated));
            ground.tx(em -> book(em, ground, stated));
            assertThat(cost(ground)).as("after %d statements", i).isEqualTo(BigDecimal.valueOf(stated, 4).setScale(0, RoundingMode.HALF_EVEN).longValueExact());
        }
        assertThat(ground.<Number>tx(em -> (Number) em.createNativeQuery("select count(*) from campaign.ledger_posting where subject_type = 'media-cost' and advertiser_id = :id")
                .setParameter("id", ground.advertiser).getSingleResult()).longValue()).as("said twice it is posted once").isLessThanOrEqualTo(40);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void of_many_who_state_a_day_at_once_the_last_counts_all(Database database) {
        Ground ground = new Ground(database, "EUR");
        AtomicLong committed = new AtomicLong();
        // Each states a further cent; the sum is asked for while the day is held, so that it has what the one before has stated.
        IntStream.range(0, 12).mapToObj(i -> CompletableFuture.runAsync(() -> ground.tx(em -> {
            desk(em).book(ground.advertiser, DAY, "EUR", () -> committed.addAndGet(10_000));
            return true;
        }))).toList().forEach(CompletableFuture::join);
        assertThat(cost(ground)).isEqualTo(12);
    }

    private static boolean book(jakarta.persistence.EntityManager em, Ground ground, long micros) {
        desk(em).book(ground.advertiser, DAY, "EUR", () -> micros);
        return true;
    }

    private static MediaCostDesk desk(jakarta.persistence.EntityManager em) {
        return new MediaCostDesk(em, Ground.staff(), Ground.clock(), new Silent());
    }

    private static long cost(Ground ground) {
        return ground.balance(AccountKind.MEDIA_COST);
    }
}
