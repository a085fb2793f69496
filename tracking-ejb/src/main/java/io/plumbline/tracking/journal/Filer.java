package io.plumbline.tracking.journal;

import io.plumbline.tracking.api.Tally;
import java.util.List;

/** Moves records of one kind from the journal into the database, inside the transaction of their batch. */
public interface Filer {

    byte CLICK = 1;
    byte IMPRESSION = 2;
    /** Handed over to whoever answers calls, not filed. */
    byte CALL = 3;
    /** What the tag saw, stored behind the clicks it may speak of. */
    byte EVENT = 4;

    byte kind();

    /**
     * @param careful a try before has failed: look first whether an event is there already
     * @return what to count, in the same transaction
     */
    List<Tally> file(List<Entry> entries, boolean careful);
}
