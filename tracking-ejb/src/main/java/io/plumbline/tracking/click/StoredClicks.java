package io.plumbline.tracking.click;

import io.plumbline.tracking.journal.Entry;
import java.util.List;

/** Who notes something of clicks in the transaction that stores them. A try that fails takes the note with it. */
public interface StoredClicks {

    /** @param clicks in the order in which they came, each once */
    void stored(List<Entry> clicks);
}
