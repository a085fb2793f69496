package io.plumbline.web.portal.tag;

import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.web.edge.TagEvents;
import java.util.List;
import java.util.Optional;

/** The call of the tag that tells of a result, such that the advertiser's goals take it as it stands. */
final class ResultCall {

    private ResultCall() {
    }

    /** A purchase where something is sold, else a result of the first goal; empty without a goal. */
    static Optional<String> of(List<Goal> goals, String currency) {
        Optional<String> purchase = TagEvents.PURCHASE_GOALS.stream().filter(key -> goals.stream().anyMatch(goal -> goal.key().equals(key))).findFirst().map(understood -> "")
                .or(() -> goals.stream().filter(goal -> goal.kind() == GoalKind.SALE).findFirst().map(sale -> "goal: '" + sale.key() + "', "));
        return purchase.map(named -> "plumbline('purchase', {" + named + "txid: 'ORDER-1001', amount: '99.90', currency: '" + currency + "', items: [{sku: 'A-1', quantity: 2, price: '49.95'}]});")
                .or(() -> goals.stream().findFirst().map(goal -> "plumbline('conversion', {goal: '" + goal.key() + "'});"));
    }
}
