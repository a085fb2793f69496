package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.shared.Money;
import io.plumbline.tracking.api.LeadReached;
import io.plumbline.tracking.api.LeadReceipt;
import io.plumbline.tracking.api.LeadStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StagesToldTest {

    private static final Instant NOON = Shopfloor.NOON;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void each_stage_is_news_once_in_the_order_of_the_ladder_whatever_is_said_again_or_late(Databases database) {
        LeadFloor floor = new LeadFloor(database);
        LeadReceipt taken = floor.take(UUID.randomUUID() + "@firm.example", false);
        UUID lead = taken.leadId();
        assertThat(stages(floor)).as("that there is a lead is told by its conversion").isEmpty();

        floor.move(floor.said(lead, "sql", NOON.minus(Duration.ofHours(1)), "1", null));
        assertThat(stages(floor)).containsExactly(LeadStage.CONTACTED, LeadStage.MQL, LeadStage.SQL);
        floor.move(floor.said(lead, "sql", NOON.minus(Duration.ofHours(1)), "1", null), floor.said(lead, "mql", NOON.minus(Duration.ofHours(2)), "2", null));
        assertThat(stages(floor)).as("told again, and what was passed long ago").hasSize(3);
        floor.move(floor.said(lead, "lost", NOON.minus(Duration.ofMinutes(9)), "3", null), floor.said(lead, "won", NOON.minus(Duration.ofMinutes(5)), "4", "500.00"));
        assertThat(stages(floor)).containsExactly(LeadStage.CONTACTED, LeadStage.MQL, LeadStage.SQL, LeadStage.LOST, LeadStage.OPPORTUNITY, LeadStage.WON);

        LeadReached won = floor.shop.news.get(5);
        assertThat(won.value()).isEqualTo(Money.of("500.00", "EUR"));
        assertThat(won.reachedAt()).isEqualTo(NOON.minus(Duration.ofMinutes(5)));
        assertThat(won.conversionId()).isEqualTo(taken.conversionId());
    }

    private static List<LeadStage> stages(LeadFloor floor) {
        return floor.shop.news.stream().map(LeadReached::stage).toList();
    }
}
