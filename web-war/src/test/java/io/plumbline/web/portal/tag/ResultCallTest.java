package io.plumbline.web.portal.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.GoalKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ResultCallTest {

    private static Goal goal(String key, GoalKind kind) {
        return new Goal(new UUID(1, 1), 0, new UUID(2, 2), key, key, kind, null, 30, 1, Instant.EPOCH);
    }

    @Test
    void aPurchaseNamesItsGoalOnlyWhereTheTagWouldNotFindIt() {
        String rest = "txid: 'ORDER-1001', amount: '99.90', currency: 'USD', items: [{sku: 'A-1', quantity: 2, price: '49.95'}]});";
        assertEquals(Optional.of("plumbline('purchase', {" + rest), ResultCall.of(List.of(goal("subscription", GoalKind.SALE), goal("sale", GoalKind.SALE)), "USD"));
        assertEquals(Optional.of("plumbline('purchase', {goal: 'subscription', " + rest), ResultCall.of(List.of(goal("trial", GoalKind.SIGNUP), goal("subscription", GoalKind.SALE)), "USD"));
    }

    @Test
    void whoSellsNothingIsShownAResult() {
        assertEquals(Optional.of("plumbline('conversion', {goal: 'demo-request'});"), ResultCall.of(List.of(goal("demo-request", GoalKind.LEAD)), "USD"));
        assertEquals(Optional.empty(), ResultCall.of(List.of(), "USD"));
    }
}
