package io.plumbline.reporting.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What experiments say, and how long they need. */
public interface ExperimentReadouts {

    /** Of summary data; nothing is stored. */
    ExperimentAnswer evaluate(ExperimentQuestion question);

    SamplePlan plan(SampleQuestion question);

    /** The same seed gives the same shares. */
    PeekAnswer peek(PeekQuestion question);

    /**
     * Of an experiment on a link.
     *
     * @param through last UTC day that is counted; null for all up to now
     * @param asOf    clicks, persons, conversions and rates as they were known at that instant, up to which all is counted; null for now
     */
    ExperimentReadout readout(UUID experimentId, LocalDate through, Instant asOf);

    /** Verdicts as they were when each was last read out, by experiment; nothing for one that never was. Every read-out of the present is kept, and one an hour while it can change. */
    Map<UUID, ExperimentRuling> rulings(Collection<UUID> experiments);

    /** Experiments that said this when they were last read out, at most 10,000. */
    Set<UUID> ruled(ExperimentVerdict verdict);

    /** The same as a table: variants with their comparisons, and how these grew by day. */
    Grid grid(UUID experimentId, LocalDate through, Instant asOf);
}
