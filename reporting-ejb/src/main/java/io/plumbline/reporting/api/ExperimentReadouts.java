package io.plumbline.reporting.api;

/** What experiments say, and how long they need. Calculators on summary data; nothing is stored. */
public interface ExperimentReadouts {

    ExperimentAnswer evaluate(ExperimentQuestion question);

    SamplePlan plan(SampleQuestion question);

    /** The same seed gives the same shares. */
    PeekAnswer peek(PeekQuestion question);
}
