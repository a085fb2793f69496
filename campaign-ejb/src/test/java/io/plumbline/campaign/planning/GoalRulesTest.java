package io.plumbline.campaign.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.api.GoalDraft;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoalRulesTest {

    @Test
    void a_goal_has_thirty_days_after_a_click_and_one_after_a_view_unless_said_otherwise() {
        GoalDraft sound = GoalRules.sound(draft("sale", null, null));
        assertThat(sound.clickWindowDays()).isEqualTo(30);
        assertThat(sound.viewWindowDays()).isEqualTo(1);
        assertThat(sound.name()).isEqualTo("sale");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sale", "sale!", "-sale", "a b", "säle", "x23456789012345678901234567890123456789012345678901234567890123456"})
    void a_key_that_pixels_would_garble_is_refused(String key) {
        assertThatThrownBy(() -> GoalRules.sound(draft(key, null, null))).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 366})
    void a_window_has_0_to_365_days(int days) {
        assertThatThrownBy(() -> GoalRules.sound(draft("sale", days, days))).isInstanceOfSatisfying(Invalid.class, no -> assertThat(no.faults()).hasSize(2));
    }

    @Test
    void a_default_value_is_not_negative() {
        assertThatThrownBy(() -> GoalRules.sound(new GoalDraft(Ids.next(), "sale", null, GoalKind.SALE, Money.of("-1", "EUR"), null, null)))
                .isInstanceOf(Invalid.class);
    }

    private static GoalDraft draft(String key, Integer clickDays, Integer viewDays) {
        return new GoalDraft(Ids.next(), key, null, GoalKind.SALE, null, clickDays, viewDays);
    }
}
