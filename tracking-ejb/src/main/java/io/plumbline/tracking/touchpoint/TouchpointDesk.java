package io.plumbline.tracking.touchpoint;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.Dimensions;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.api.Touch;
import io.plumbline.tracking.api.Touchpoints;
import io.plumbline.tracking.bulk.BulkInsert;
import io.plumbline.tracking.bulk.Micros;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

@Stateless
public class TouchpointDesk implements Touchpoints {

    static final int MOST = 1000;

    /** Clocks of those who write files run a little ahead of ours. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final Set<String> INTERACTIONS = Set.of("impression", "click", "visit");
    private static final BulkInsert TOUCHPOINTS = new BulkInsert("tracking.touchpoint", "id", "row_key", "advertiser_id", "person_id", "at",
            "recorded_at", "interaction", "channel", "campaign_id", "partner_id", "cost_micros", "cost_currency", "import_id");

    @Inject
    private Sql sql;
    @Inject
    private Authority authority;
    @Inject
    private Event<Counted> counted;
    @Inject
    private Clock clock;

    @Override
    public List<Boolean> put(List<Touch> touches) {
        authority.require(Role.MARKETER);
        Instant now = clock.instant();
        if (touches.size() > MOST) {
            throw new Invalid("touches", "too-many", "At most " + MOST + " touches at a time.");
        }
        touches.forEach(touch -> check(touch, now));
        if (touches.isEmpty()) {
            return List.of();
        }
        List<Object[]> rows = touches.stream().map(touch -> row(touch, now)).toList();
        List<Boolean> fresh = sql.on(connection -> TOUCHPOINTS.insert(connection, rows));
        List<Tally> tallies = new ArrayList<>();
        for (int i = 0; i < touches.size(); i++) {
            if (fresh.get(i)) {
                tallies.add(tally(touches.get(i)));
            }
        }
        if (!tallies.isEmpty()) {
            counted.fire(new Counted(tallies));
        }
        return fresh;
    }

    private void check(Touch touch, Instant now) {
        authority.requireAdvertiser(touch.advertiserId(), "advertiser", touch.advertiserId());
        new Check().text("customerId", touch.customerId(), 256).text("channel", touch.channel(), 64)
                .that(INTERACTIONS.contains(touch.interaction()), "interaction", "interaction-unknown", "Use impression, click or visit.")
                .that(touch.at() != null && !touch.at().isAfter(now.plus(SKEW)), "time", "time-in-future", "A touch cannot lie in the future.")
                .call(() -> Micros.of(touch.cost(), touch.currency(), "cost"), "cost").done();
    }

    private static Object[] row(Touch touch, Instant now) {
        Long cost = Micros.of(touch.cost(), touch.currency(), "cost");
        return new Object[] {Ids.next(), TouchKey.of(touch), touch.advertiserId(), Persons.named(touch.advertiserId(), "customer", touch.customerId()),
                TouchKey.time(touch), now, touch.interaction(), touch.channel(), touch.campaignId(), touch.partnerId(), cost,
                cost == null ? null : touch.currency(), touch.importId()};
    }

    static Tally tally(Touch touch) {
        Long cost = Micros.of(touch.cost(), touch.currency(), "cost");
        Dimensions where = new Dimensions(touch.advertiserId(), touch.campaignId(), touch.channel(), touch.partnerId(), null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, "valid", cost == null ? null : touch.currency());
        return new Tally(TouchKey.time(touch), where, touch.interaction().equals("impression") ? 1 : 0, touch.interaction().equals("click") ? 1 : 0, 0, 0, 0,
                0, 0, cost == null ? 0 : cost);
    }
}
