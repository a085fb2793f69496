package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ExperimentAnswer;
import io.plumbline.reporting.api.ExperimentQuestion;
import io.plumbline.reporting.api.ExperimentReadouts;
import io.plumbline.reporting.api.PeekAnswer;
import io.plumbline.reporting.api.PeekQuestion;
import io.plumbline.reporting.api.SamplePlan;
import io.plumbline.reporting.api.SampleQuestion;
import io.plumbline.shared.Authority;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

@Stateless
public class ReadoutDesk implements ExperimentReadouts {

    @Inject
    private Authority authority;

    @Override
    public ExperimentAnswer evaluate(ExperimentQuestion question) {
        authority.requireStaff();
        return Evaluation.of(question);
    }

    @Override
    public SamplePlan plan(SampleQuestion question) {
        authority.requireStaff();
        return Planner.of(question);
    }

    @Override
    public PeekAnswer peek(PeekQuestion question) {
        authority.requireStaff();
        return Peeking.of(question);
    }
}
