package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How long which data are kept. Figures, journeys and the ledger are not touched: what goes is what names or describes a person. */
public interface Retention {

    /**
     * @param days        after which it goes; null keeps it for ever
     * @param standardDays what holds while nothing was set
     * @param due         rows that would go now
     */
    record Rule(String dataClass, Integer days, Integer standardDays, long due) implements Serializable {
    }

    /** @param counts rows by data class @param finishedAt null while it runs, or when it was cut off */
    record Run(String key, Instant startedAt, Instant finishedAt, String startedBy, Map<String, Long> counts) implements Serializable {
    }

    /** With what would go now: the dry run. */
    List<Rule> rules();

    /** For admins. @param days 1 to 36500, or null to keep for ever. @throws io.plumbline.shared.NotFound for an unknown class */
    Rule set(String dataClass, Integer days);

    /** Does now what the night would do, as far as one request may take. For admins. */
    Run run();

    /** The same by the clock: of all nodes the first one does it, once a night. */
    void night();

    /** Newest first, at most 50. */
    List<Run> runs();
}
