package io.plumbline.campaign.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Conflict;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MovesTest {

    private static final Set<String> LEGAL = Set.of("draft>active", "draft>ended", "active>paused", "active>ended", "paused>active", "paused>ended");

    @Test
    void of_all_pairs_of_states_only_the_legal_moves_and_staying_are_allowed() {
        for (PlanStatus from : PlanStatus.values()) {
            for (PlanStatus to : PlanStatus.values()) {
                if (from == to || LEGAL.contains(from.key() + ">" + to.key())) {
                    assertThat(Moves.checked("campaign", from, to)).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> Moves.checked("campaign", from, to)).isInstanceOfSatisfying(Conflict.class,
                            no -> assertThat(no.code()).isEqualTo("transition-not-allowed"));
                }
            }
        }
    }

    @Test
    void nothing_begins_paused_or_ended() {
        assertThat(PlanStatus.values()).filteredOn(Moves::mayBegin).containsExactly(PlanStatus.DRAFT, PlanStatus.ACTIVE);
    }
}
