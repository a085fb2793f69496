package io.plumbline.tracking.conversion;

import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.Tally;
import jakarta.enterprise.event.Event;
import java.util.ArrayList;
import java.util.List;

/** What a transaction adds to the counts. Told once, at its end: rows of the rollups are then taken in one order, and no two transactions wait for each other. */
public final class Counts {

    private final List<Tally> tallies = new ArrayList<>();

    public void add(List<Tally> more) {
        tallies.addAll(more);
    }

    public void tell(Event<Counted> counted) {
        if (!tallies.isEmpty()) {
            counted.fire(new Counted(List.copyOf(tallies)));
        }
    }
}
