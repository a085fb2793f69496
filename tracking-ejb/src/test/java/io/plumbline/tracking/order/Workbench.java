package io.plumbline.tracking.order;

import io.plumbline.tracking.api.Orders;
import java.time.Instant;
import java.util.List;

/** The parts of this feature, for fixtures that wire a whole shop. */
public final class Workbench {

    private final OrderDesk desk = new OrderDesk();
    private final OrderSweep sweep = new OrderSweep();
    private final List<Object> parts = List.of(new OrderBook(), new Matching(), new OrderSteps(), sweep, desk);

    public List<Object> parts() {
        return parts;
    }

    public Orders orders() {
        return desk;
    }

    public int sweep(Instant now) {
        return sweep.sweep(now);
    }
}
