package io.plumbline.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.campaign.api.Budget;
import io.plumbline.campaign.api.BudgetPeriod;
import io.plumbline.campaign.api.CampaignDraft;
import io.plumbline.campaign.api.Objective;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.Target;
import io.plumbline.web.json.ApiJson;
import io.plumbline.web.problem.JsonFaults;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MergePatchTest {

    private final CampaignDraft spring = new CampaignDraft(new UUID(1, 2), "Spring", Objective.SALES, "affiliate", LocalDate.of(2026, 3, 1), null,
            new Budget("5000.00", "EUR", BudgetPeriod.MONTHLY), List.of(new Target("cpa", new BigDecimal("25.00"))), null, PlanStatus.DRAFT);

    @Test
    void nothing_named_changes_nothing() throws Exception {
        assertThat(patch("{}").applyTo(spring, CampaignDraft.class)).isEqualTo(spring);
    }

    @Test
    void what_is_named_is_replaced_and_null_takes_away() throws Exception {
        CampaignDraft now = patch("{\"name\":\"Summer\",\"budget\":{\"amount\":\"10.00\"},\"targets\":null,\"endsOn\":\"2026-08-31\"}")
                .applyTo(spring, CampaignDraft.class);
        assertThat(now.name()).isEqualTo("Summer");
        assertThat(now.budget()).isEqualTo(new Budget("10.00", "EUR", BudgetPeriod.MONTHLY));
        assertThat(now.targets()).isEmpty();
        assertThat(now.endsOn()).isEqualTo(LocalDate.of(2026, 8, 31));
        assertThat(now.channel()).isEqualTo("affiliate");
    }

    @Test
    void the_move_is_taken_out_of_the_change() throws Exception {
        MergePatch change = patch("{\"status\":\"active\"}");
        assertThat(change.takeStatus()).isEqualTo(PlanStatus.ACTIVE);
        assertThat(change.isEmpty()).isTrue();
        assertThat(catchThrowableOfType(JsonProcessingException.class, () -> patch("{\"status\":\"running\"}").takeStatus())).isNotNull();
    }

    @Test
    void an_unknown_property_is_refused_where_it_stands() {
        JsonProcessingException no = catchThrowableOfType(JsonProcessingException.class,
                () -> patch("{\"budget\":{\"spent\":\"0\"}}").applyTo(spring, CampaignDraft.class));
        assertThat(JsonFaults.faults(no).get(0).pointer()).isEqualTo("/budget/spent");
        assertThat(JsonFaults.faults(no).get(0).code()).isEqualTo("unknown-property");
    }

    private static MergePatch patch(String json) throws JsonProcessingException {
        return new MergePatch(ApiJson.mapper().readValue(json, ObjectNode.class));
    }
}
