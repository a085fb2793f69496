package io.plumbline.reporting.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Recounts the rollups from the events, re-adds the ledger, and looks for what should be there and is not. */
public interface SelfAudit {

    /** @param broken descriptions of what does not add up, each with the place where it is, at most 100; empty when {@code ok} */
    record Check(String name, String status, long checked, List<String> broken) implements Serializable {

        /** No getter: the list has the name. */
        public boolean fails() {
            return !broken.isEmpty();
        }
    }

    /**
     * A run that was kept.
     *
     * @param occasion {@code schedule} or {@code request}
     * @param status   {@code running, ok, broken, failed}
     * @param checks   with the first 20 places each
     */
    record Run(UUID id, String occasion, String node, Instant begunAt, Instant finishedAt, String status, List<Check> checks) implements Serializable {

        public long brokenChecks() {
            return checks.stream().filter(Check::fails).count();
        }
    }

    /** Now, without a trace. @throws io.plumbline.shared.Busy when it takes longer than ten minutes: {@link #begin} one then */
    List<Check> run();

    /** Goes on by itself, and is kept: {@link #get} tells how far it is. @return the one that somebody has asked for already, while there is one */
    Run begin();

    /** @throws io.plumbline.shared.NotFound code {@code audit-run-not-found} */
    Run get(UUID id);

    /** Newest first. @param most 1 to 100 */
    List<Run> history(int most);

    /** The newest run that has ended. Asks no role: metrics and the overview want to know too. */
    Optional<Run> latest();
}
