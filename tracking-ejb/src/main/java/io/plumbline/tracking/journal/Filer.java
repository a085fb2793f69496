package io.plumbline.tracking.journal;

import io.plumbline.tracking.api.Tally;
import java.util.List;

/** Moves records of one kind from the journal into the database, inside the transaction of their batch. */
public interface Filer {

    byte CLICK = 1;
    byte IMPRESSION = 2;
    byte VISIT = 3;
    byte REPORT = 4;

    byte kind();

    /** Whether each record is a transaction of its own: what calls other boundaries, which lock as they like. */
    default boolean alone() {
        return false;
    }

    /**
     * @param careful a try before has failed: look first whether an event is there already
     * @return what to count, in the same transaction
     */
    List<Tally> file(List<Entry> entries, boolean careful);
}
