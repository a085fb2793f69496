package io.plumbline.tracking.order;

import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.ReasonCode;
import io.plumbline.tracking.api.ValidationPolicy.Missing;
import io.plumbline.tracking.conversion.Counts;
import io.plumbline.tracking.conversion.OrderRuling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** What timers and buttons do one by one, each in a transaction of its own. */
@ApplicationScoped
public class OrderSteps {

    @Inject
    private Matching matching;
    @Inject
    private OrderRuling ruling;
    @Inject
    private Event<Counted> counted;

    /** @param apply whether what follows is carried out whatever the policy says. @return whether something was proposed */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean again(UUID order, boolean apply, Instant now) {
        Counts counts = new Counts();
        Match match = matching.again(order, apply, now, counts);
        counts.tell(counted);
        return match.state() == Match.State.PROPOSED;
    }

    /** Two nodes may find it at once: whoever comes second finds it decided. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean missing(UUID conversion, Missing response, int days, Instant now) {
        OrderRuling.Sale sale = ruling.hold(conversion, now).orElse(null);
        if (sale == null || sale.status() != ConversionStatus.PENDING || !sale.open()) {
            return false;
        }
        Counts counts = new Counts();
        ruling.carryOut(conversion, new ConversionDecision(response == Missing.REJECT ? ConversionStatus.REJECTED : ConversionStatus.ON_HOLD,
                "No order with its transaction id in " + days + " days.", ReasonCode.ORDER_MISSING.key(), null, null, null, null), null, now, counts);
        counts.tell(counted);
        return true;
    }
}
