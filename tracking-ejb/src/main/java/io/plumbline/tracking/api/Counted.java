package io.plumbline.tracking.api;

import java.io.Serializable;
import java.util.List;

/** Several tallies of one transaction. The observer sorts and sums them before it touches the database. */
public record Counted(List<Tally> tallies) implements Serializable {

    public Counted {
        tallies = List.copyOf(tallies);
    }
}
