package io.plumbline.tracking.journal;

import io.plumbline.tracking.store.Columns;

/** Records of the journal, without a journal. */
public final class Entries {

    private Entries() {
    }

    public static Entry of(byte kind, Columns row) {
        return new Entry(0, kind, Shape.of(row.names()), row.values().toArray());
    }
}
