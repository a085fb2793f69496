package io.plumbline.reporting.api;

import java.util.UUID;

/** What experiments say, and how long they need. */
public interface ExperimentReadouts {

    /** Of summary data; nothing is stored. */
    ExperimentAnswer evaluate(ExperimentQuestion question);

    SamplePlan plan(SampleQuestion question);

    /** The same seed gives the same shares. */
    PeekAnswer peek(PeekQuestion question);

    /** Of an experiment on a link, from what is stored now. */
    ExperimentReadout readout(UUID experimentId);
}
