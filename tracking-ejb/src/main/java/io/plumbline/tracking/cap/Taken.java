package io.plumbline.tracking.cap;

import io.plumbline.campaign.api.CapGate.ClickCap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The slots a click holds, one of each cap on it.
 *
 * @param full the cap that had none, or null; then the click holds nothing
 */
public final class Taken {

    public static final Taken NOTHING = new Taken(null, List.of());

    private final ClickCap full;
    private final List<Slots.Held> held;

    private Taken(ClickCap full, List<Slots.Held> held) {
        this.full = full;
        this.held = held;
    }

    static Taken of(List<Slots.Held> held) {
        return new Taken(null, new ArrayList<>(held));
    }

    static Taken full(ClickCap cap) {
        return new Taken(cap, List.of());
    }

    public boolean isFull() {
        return full != null;
    }

    /** Which cap said no, in words. */
    public String why() {
        return "The " + full.period().key() + " cap on clicks of the " + full.subject().key() + " has no slot left here, so the click goes down the fallback chain.";
    }

    /** For the click's record; null when it holds none. */
    public String leases() {
        return held.isEmpty() ? null : held.stream().map(one -> one.lease.id().toString()).collect(Collectors.joining(" "));
    }

    /** The click was not recorded. */
    public void giveBack() {
        held.forEach(Slots.Held::giveBack);
    }
}
