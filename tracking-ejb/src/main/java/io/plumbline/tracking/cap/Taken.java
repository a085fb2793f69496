package io.plumbline.tracking.cap;

import io.plumbline.campaign.api.CapGate.ClickCap;
import io.plumbline.campaign.api.CapGate.Spent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The slots a click holds, one of each cap on it.
 *
 * @param why which cap said no, in words, or null; then the click holds nothing
 */
public final class Taken {

    public static final Taken NOTHING = new Taken(null, List.of());

    private final String why;
    private final List<Slots.Held> held;

    private Taken(String why, List<Slots.Held> held) {
        this.why = why;
        this.held = held;
    }

    static Taken of(List<Slots.Held> held) {
        return new Taken(null, new ArrayList<>(held));
    }

    static Taken full(ClickCap cap) {
        return new Taken("The " + cap.period().key() + " cap on clicks of the " + cap.subject().key() + " has no slot left here, so the click goes down the fallback chain.", List.of());
    }

    static Taken reached(Spent cap) {
        return new Taken("The " + cap.period().key() + " cap on " + cap.of().key() + " of the " + cap.subject().key() + " is reached in its period from " + cap.periodStart()
                + ", so the click goes down the fallback chain.", List.of());
    }

    public boolean isFull() {
        return why != null;
    }

    /** Which cap said no, in words. */
    public String why() {
        return why;
    }

    /** For the click's record; null when it holds none. */
    public String leases() {
        return held.isEmpty() ? null : held.stream().map(one -> one.lease.id().toString()).collect(Collectors.joining(" "));
    }

    /** The click is in the spool. */
    public void recorded() {
        held.forEach(Slots.Held::recorded);
    }

    /** The click was not recorded. */
    public void giveBack() {
        held.forEach(Slots.Held::giveBack);
    }
}
