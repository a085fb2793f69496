package io.plumbline.campaign.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.campaign.api.Budget;
import io.plumbline.campaign.api.BudgetPeriod;
import io.plumbline.campaign.api.CampaignDraft;
import io.plumbline.campaign.api.Objective;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.Target;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignRulesTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);

    @Test
    void a_campaign_without_a_state_begins_as_draft_and_keeps_its_own_channel_as_written() {
        CampaignDraft sound = CampaignRules.sound(draft("  Advent ", "Podcast Ads", FIRST, null, null), new Check());
        assertThat(sound.status()).isEqualTo(PlanStatus.DRAFT);
        assertThat(sound.name()).isEqualTo("Advent");
        assertThat(sound.channel()).isEqualTo("Podcast Ads");
    }

    @Test
    void a_campaign_may_end_on_its_first_day_but_not_before() {
        CampaignRules.sound(draft("A", "email", FIRST, FIRST, null), new Check());
        assertThat(faults(draft("A", "email", FIRST, FIRST.minusDays(1), null))).containsExactly("/endsOn ends-before-start");
    }

    @Test
    void a_budget_is_a_positive_amount_of_a_known_currency() {
        assertThat(faults(draft("A", "email", FIRST, null, new Budget("0.00", "EUR", BudgetPeriod.TOTAL)))).containsExactly("/budget/amount amount-not-positive");
        assertThat(faults(draft("A", "email", FIRST, null, new Budget("1.005", "EUR", BudgetPeriod.TOTAL)))).containsExactly("/budget/amount amount-too-precise");
        assertThat(faults(draft("A", "email", FIRST, null, new Budget("1e9", "EUX", null))))
                .containsExactly("/budget/period required", "/budget/currency currency-unknown");
    }

    @Test
    void everything_missing_is_told_at_once() {
        assertThat(faults(new CampaignDraft(null, null, null, null, null, null, null, List.of(new Target("c p a", new BigDecimal("-1")),
                new Target("cpa", new BigDecimal("1E+999999999"))), "ftp://x", PlanStatus.PAUSED))).contains("/name required", "/objective required",
                "/channel required", "/startsOn required", "/targets/0/metric metric-malformed", "/targets/0/value out-of-range",
                "/targets/1/value out-of-range", "/fallbackUrl url-malformed", "/status status-not-allowed");
    }

    private static List<String> faults(CampaignDraft draft) {
        return catchThrowableOfType(Invalid.class, () -> CampaignRules.sound(draft, new Check())).faults().stream()
                .map(f -> f.pointer() + " " + f.code()).toList();
    }

    private static CampaignDraft draft(String name, String channel, LocalDate from, LocalDate to, Budget budget) {
        return new CampaignDraft(Ids.next(), name, Objective.SALES, channel, from, to, budget, List.of(), null, null);
    }
}
