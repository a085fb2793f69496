package io.plumbline.reporting.audit;

import io.plumbline.reporting.api.SelfAudit.Check;
import io.plumbline.tracking.api.SpoolState;
import java.util.ArrayList;
import java.util.List;

/** What this node has acknowledged is in the database or on its way there: nothing was damaged, refused for good, or has been waiting for long. */
final class JournalWithoutGap {

    private static final long LONG_MILLIS = 15 * 60_000;

    private JournalWithoutGap() {
    }

    static Check check(SpoolState spool) {
        List<String> broken = new ArrayList<>();
        if (spool.dead() > 0) {
            broken.add(spool.dead() + " records that the database refused for good lie in the directory dead of this node's spool, each with its reason");
        }
        if (spool.damaged() > 0) {
            broken.add(spool.damaged() + " places of this node's spool were damaged when it started and were put aside");
        }
        if (spool.lagMillis() > LONG_MILLIS) {
            broken.add(spool.waiting() + " records have been waiting for the database, the oldest for " + spool.lagMillis() / 1000 + " seconds" + (spool.trouble() == null ? "" : ": " + spool.trouble()));
        }
        return new Check("journal-without-gap", broken.isEmpty() ? "ok" : "broken", spool.drained() + spool.waiting(), broken);
    }
}
